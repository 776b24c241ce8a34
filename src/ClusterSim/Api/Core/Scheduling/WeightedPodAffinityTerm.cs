namespace ClusterSim.Api.Core;

/// <summary>A soft Pod affinity or anti-affinity rule with its weight.</summary>
public sealed record WeightedPodAffinityTerm : ApiRecord
{
    /// <summary>Strength of the rule in scoring, 1 to 100.</summary>
    [Required]
    public int Weight { get; init; }

    /// <summary>The rule that a Node's domain is tested against.</summary>
    [Required]
    public PodAffinityTerm PodAffinityTerm { get; init; } = Unset<PodAffinityTerm>.Value;
}
