namespace ClusterSim.Api.Apps;

/// <summary>Wanted behaviour of a ReplicaSet: how many Pods, and of what kind.</summary>
public sealed record ReplicaSetSpec : ApiRecord
{
    /// <summary>Wanted number of Pods; 0 or more, default 1.</summary>
    public int? Replicas { get; init; }

    /// <summary>Seconds a new Pod must stay ready without crashing before it counts as available; default 0.</summary>
    [OmitZero]
    public int MinReadySeconds { get; init; }

    /// <summary>Labels that identify the ReplicaSet's Pods; must match the template's labels and is immutable.</summary>
    [Required]
    public LabelSelector? Selector { get; init; }

    /// <summary>Pod to create when fewer replicas exist than wanted; its restart policy must be <c>Always</c>.</summary>
    public PodTemplateSpec Template { get; init; } = Unset<PodTemplateSpec>.Value;
}
