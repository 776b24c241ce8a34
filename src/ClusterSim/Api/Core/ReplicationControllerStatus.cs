namespace ClusterSim.Api.Core;

/// <summary>Pod counts and conditions that a ReplicationController last observed.</summary>
public sealed record ReplicationControllerStatus : ApiRecord
{
    /// <summary>Number of managed Pods that exist and are not finished.</summary>
    [Required]
    public int Replicas { get; init; }

    /// <summary>Number of managed Pods that carry all labels of the template.</summary>
    [OmitZero]
    public int FullyLabeledReplicas { get; init; }

    /// <summary>Number of managed Pods whose <c>Ready</c> condition is <c>True</c>.</summary>
    [OmitZero]
    public int ReadyReplicas { get; init; }

    /// <summary>Number of Pods that have been ready for at least <c>minReadySeconds</c>.</summary>
    [OmitZero]
    public int AvailableReplicas { get; init; }

    /// <summary><c>metadata.generation</c> that the controller last acted on.</summary>
    [OmitZero]
    public long ObservedGeneration { get; init; }

    /// <summary>Current conditions of the controller; at most one for each type.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<ReplicationControllerCondition> Conditions { get; init; } = [];
}
