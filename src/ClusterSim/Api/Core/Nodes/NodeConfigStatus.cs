namespace ClusterSim.Api.Core;

/// <summary>Status of a Node's dynamic configuration. Retired: the feature was removed in Kubernetes 1.24.</summary>
public sealed record NodeConfigStatus : ApiRecord
{
    /// <summary>Configuration the kubelet was to use after its next restart.</summary>
    public NodeConfigSource? Assigned { get; init; }

    /// <summary>Configuration the kubelet was using. Null means its local one.</summary>
    public NodeConfigSource? Active { get; init; }

    /// <summary>Configuration the kubelet fell back to when the assigned one failed.</summary>
    public NodeConfigSource? LastKnownGood { get; init; }

    /// <summary>Problem met when loading the assigned configuration; empty if none.</summary>
    public string? Error { get; init; }
}
