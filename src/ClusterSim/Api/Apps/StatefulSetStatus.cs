namespace ClusterSim.Api.Apps;

/// <summary>Observed replica counts, revisions and conditions of a StatefulSet.</summary>
public sealed record StatefulSetStatus : ApiRecord
{
    /// <summary>Generation of the spec that this status was computed from.</summary>
    [OmitZero]
    public long ObservedGeneration { get; init; }

    /// <summary>Pods that this StatefulSet has created and that exist now.</summary>
    [Required]
    public int Replicas { get; init; }

    /// <summary>Pods of this StatefulSet whose <c>Ready</c> condition is true.</summary>
    [OmitZero]
    public int ReadyReplicas { get; init; }

    /// <summary>Pods that come from the revision named by <c>currentRevision</c>.</summary>
    [OmitZero]
    public int CurrentReplicas { get; init; }

    /// <summary>Pods that come from the revision named by <c>updateRevision</c>.</summary>
    [OmitZero]
    public int UpdatedReplicas { get; init; }

    /// <summary>Name of the ControllerRevision that Pods not yet updated come from.</summary>
    public string? CurrentRevision { get; init; }

    /// <summary>Name of the ControllerRevision that the rollout moves Pods to.</summary>
    public string? UpdateRevision { get; init; }

    /// <summary>Number of name hash clashes met so far; salts the name of the next ControllerRevision.</summary>
    public int? CollisionCount { get; init; }

    /// <summary>Current conditions of the StatefulSet, keyed by type.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<StatefulSetCondition> Conditions { get; init; } = [];

    /// <summary>Pods that have been ready for at least <c>minReadySeconds</c>.</summary>
    public int AvailableReplicas { get; init; }
}
