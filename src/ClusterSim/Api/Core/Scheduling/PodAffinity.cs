namespace ClusterSim.Api.Core;

/// <summary>Rules that attract a Pod to topology domains where certain other Pods run.</summary>
public sealed record PodAffinity : ApiRecord
{
    /// <summary>Hard rules: a Node must satisfy every term at scheduling time; later changes evict nothing.</summary>
    [Atomic]
    public ValueList<PodAffinityTerm> RequiredDuringSchedulingIgnoredDuringExecution { get; init; } = [];

    /// <summary>Soft rules: a Node gains the weight of each term it satisfies in scoring.</summary>
    [Atomic]
    public ValueList<WeightedPodAffinityTerm> PreferredDuringSchedulingIgnoredDuringExecution { get; init; } = [];
}
