namespace ClusterSim.Api.Core;

/// <summary>Rules that keep a Pod away from topology domains where certain other Pods run.</summary>
public sealed record PodAntiAffinity : ApiRecord
{
    /// <summary>Hard rules: no term may match a Pod in the Node's domain at scheduling time; later changes evict nothing.</summary>
    [Atomic]
    public ValueList<PodAffinityTerm> RequiredDuringSchedulingIgnoredDuringExecution { get; init; } = [];

    /// <summary>Soft rules: a Node loses the weight of each term that matches Pods in its domain.</summary>
    [Atomic]
    public ValueList<WeightedPodAffinityTerm> PreferredDuringSchedulingIgnoredDuringExecution { get; init; } = [];
}
