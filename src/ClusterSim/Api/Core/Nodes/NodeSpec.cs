namespace ClusterSim.Api.Core;

/// <summary>Desired state of a Node: taints, schedulability and address ranges.</summary>
public sealed record NodeSpec : ApiRecord
{
    /// <summary>Address range from which Pods on the Node get their IP addresses; first entry of <c>podCIDRs</c>.</summary>
    public string? PodCIDR { get; init; }

    /// <summary>Pod address ranges of the Node, at most one for IPv4 and one for IPv6.</summary>
    [SetList, PatchMerge]
    public ValueList<string> PodCIDRs { get; init; } = [];

    /// <summary>Identifier of the machine at the cloud provider, as <c>provider://id</c>.</summary>
    public string? ProviderID { get; init; }

    /// <summary><c>true</c> keeps new Pods off the Node (cordoned); defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool Unschedulable { get; init; }

    /// <summary>Taints that repel Pods which do not tolerate them.</summary>
    [Atomic]
    public ValueList<Taint> Taints { get; init; } = [];

    /// <summary>Source of dynamic kubelet configuration. Retired since Kubernetes 1.24; has no effect.</summary>
    public NodeConfigSource? ConfigSource { get; init; }

    /// <summary>Old external identifier of the machine. Deprecated and no longer set by the kubelet.</summary>
    public string? ExternalID { get; init; }
}
