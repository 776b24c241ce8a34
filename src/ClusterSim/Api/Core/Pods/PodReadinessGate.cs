namespace ClusterSim.Api.Core;

/// <summary>An extra condition that must hold before a Pod counts as ready.</summary>
public sealed record PodReadinessGate : ApiRecord
{
    /// <summary>Type of the Pod condition that must be <c>True</c>; a missing condition counts as <c>False</c>.</summary>
    [Required]
    public string ConditionType { get; init; } = "";
}
