namespace ClusterSim.Api.Policy;

/// <summary>Observed Pod health and remaining disruptions of a PodDisruptionBudget.</summary>
public sealed record PodDisruptionBudgetStatus : ApiRecord
{
    /// <summary>Generation of the spec this status reflects; evictions are refused while it lags behind.</summary>
    [OmitZero]
    public long ObservedGeneration { get; init; }

    /// <summary>Pod names with eviction times, for evictions granted but not yet observed; stale entries expire.</summary>
    public ValueMap<Time> DisruptedPods { get; init; } = [];

    /// <summary>Number of Pods that may be evicted now.</summary>
    public int DisruptionsAllowed { get; init; }

    /// <summary>Number of selected Pods that are healthy now.</summary>
    public int CurrentHealthy { get; init; }

    /// <summary>Fewest healthy Pods that must remain.</summary>
    public int DesiredHealthy { get; init; }

    /// <summary>Total number of Pods the budget covers.</summary>
    public int ExpectedPods { get; init; }

    /// <summary>Current conditions, keyed by type; <c>DisruptionAllowed</c> tells if an eviction could pass.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<Condition> Conditions { get; init; } = [];
}
