namespace ClusterSim.Api.Policy;

/// <summary>Limits how many of a set of Pods voluntary evictions may take down at once.</summary>
/// <remarks>Source: api/policy/v1/types.go, PodDisruptionBudget (v1.36).</remarks>
[Resource("policy", "v1", "poddisruptionbudgets", ShortNames = ["pdb"], Subresources = Subresources.Status)]
public sealed record PodDisruptionBudget : ApiObject
{
    /// <summary>Selected Pods and how many must stay available.</summary>
    public PodDisruptionBudgetSpec Spec { get; init; } = Unset<PodDisruptionBudgetSpec>.Value;

    /// <summary>Last observed Pod health counts and disruptions allowed.</summary>
    public PodDisruptionBudgetStatus Status { get; init; } = Unset<PodDisruptionBudgetStatus>.Value;
}
