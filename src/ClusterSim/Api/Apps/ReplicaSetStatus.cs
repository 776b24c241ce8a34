namespace ClusterSim.Api.Apps;

/// <summary>Observed replica counts and conditions of a ReplicaSet.</summary>
public sealed record ReplicaSetStatus : ApiRecord
{
    /// <summary>Non-terminating Pods that this ReplicaSet currently owns.</summary>
    [Required]
    public int Replicas { get; init; }

    /// <summary>Non-terminating Pods that carry every label of the Pod template.</summary>
    [OmitZero]
    public int FullyLabeledReplicas { get; init; }

    /// <summary>Non-terminating Pods of this ReplicaSet whose <c>Ready</c> condition is true.</summary>
    [OmitZero]
    public int ReadyReplicas { get; init; }

    /// <summary>Non-terminating Pods that have been ready for at least <c>minReadySeconds</c>.</summary>
    [OmitZero]
    public int AvailableReplicas { get; init; }

    /// <summary>Pods being deleted but not yet gone; null when the cluster does not track them.</summary>
    public int? TerminatingReplicas { get; init; }

    /// <summary>Generation of the spec that this status was computed from.</summary>
    [OmitZero]
    public long ObservedGeneration { get; init; }

    /// <summary>Current conditions of the ReplicaSet, keyed by type.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<ReplicaSetCondition> Conditions { get; init; } = [];
}
