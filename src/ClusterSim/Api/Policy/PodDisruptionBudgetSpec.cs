namespace ClusterSim.Api.Policy;

/// <summary>Wanted protection: which Pods and how many may be disrupted.</summary>
public sealed record PodDisruptionBudgetSpec : ApiRecord
{
    /// <summary>Selected Pods that must stay available after an eviction, as count or percentage; excludes <c>maxUnavailable</c>.</summary>
    public IntOrString? MinAvailable { get; init; }

    /// <summary>Labels of the protected Pods; empty matches all in the namespace, null matches none.</summary>
    [PatchReplace]
    public LabelSelector? Selector { get; init; }

    /// <summary>Selected Pods that may be unavailable after an eviction, as count or percentage; excludes <c>minAvailable</c>.</summary>
    public IntOrString? MaxUnavailable { get; init; }

    /// <summary>Eviction of running but unready Pods: <c>IfHealthyBudget</c> (default) or <c>AlwaysAllow</c>.</summary>
    [KeepEmpty]
    public string? UnhealthyPodEvictionPolicy { get; init; }
}
