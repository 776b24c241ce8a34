namespace ClusterSim.Api.Policy;

/// <summary>Asks for a Pod to be deleted, subject to its disruption budgets.</summary>
/// <remarks>Source: api/policy/v1/types.go, Eviction (v1.36).</remarks>
[Resource("policy", "v1", "")]
public sealed record Eviction : ApiObject
{
    /// <summary>Options for the Pod deletion, such as grace period and preconditions; defaults when unset.</summary>
    public DeleteOptions? DeleteOptions { get; init; }
}
