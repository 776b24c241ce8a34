namespace ClusterSim.Api.Core;

/// <summary>How many Pods a ReplicationController keeps, and from which template.</summary>
public sealed record ReplicationControllerSpec : ApiRecord
{
    /// <summary>Wanted number of Pods, 0 or more. Default 1.</summary>
    [ServerDefault(1)]
    public int? Replicas { get; init; }

    /// <summary>Seconds a Pod must stay ready to count as available; 0 or more. Default 0.</summary>
    [OmitZero]
    public int MinReadySeconds { get; init; }

    /// <summary>Labels of the Pods to manage, compared for equality; defaults to the template's labels.</summary>
    [Atomic]
    public ValueMap<string> Selector { get; init; } = [];

    /// <summary>Pattern for new Pods; its labels must match the selector and its restart policy be <c>Always</c>.</summary>
    public PodTemplateSpec? Template { get; init; }
}
