namespace ClusterSim.Api.Apps;

/// <summary>Observed replica counts and conditions of a Deployment.</summary>
public sealed record DeploymentStatus : ApiRecord
{
    /// <summary>Generation of the spec that this status was computed from.</summary>
    [OmitZero]
    public long ObservedGeneration { get; init; }

    /// <summary>Non-terminating Pods of all old and new ReplicaSets together.</summary>
    [OmitZero]
    public int Replicas { get; init; }

    /// <summary>Non-terminating Pods that come from the newest template.</summary>
    [OmitZero]
    public int UpdatedReplicas { get; init; }

    /// <summary>Non-terminating Pods across all ReplicaSets whose <c>Ready</c> condition is true.</summary>
    [OmitZero]
    public int ReadyReplicas { get; init; }

    /// <summary>Non-terminating Pods that have been ready for at least <c>minReadySeconds</c>.</summary>
    [OmitZero]
    public int AvailableReplicas { get; init; }

    /// <summary>Pods still missing for full availability, whether running but not available or not yet created.</summary>
    [OmitZero]
    public int UnavailableReplicas { get; init; }

    /// <summary>Pods being deleted but not yet gone; null when the cluster does not track them.</summary>
    public int? TerminatingReplicas { get; init; }

    /// <summary>Current conditions of the Deployment, keyed by type.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<DeploymentCondition> Conditions { get; init; } = [];

    /// <summary>Number of name hash clashes met so far; salts the name of the next ReplicaSet.</summary>
    public int? CollisionCount { get; init; }
}
