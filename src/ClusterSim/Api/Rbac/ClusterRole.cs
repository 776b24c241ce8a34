namespace ClusterSim.Api.Rbac;

/// <summary>A set of permissions for use cluster-wide or in any namespace.</summary>
/// <remarks>Source: api/rbac/v1/types.go, ClusterRole (v1.36).</remarks>
[Resource("rbac.authorization.k8s.io", "v1", "clusterroles", Namespaced = false)]
public sealed record ClusterRole : ApiObject
{
    /// <summary>Permissions this role grants; they add up and nothing is denied.</summary>
    [NullWhenEmpty, Atomic]
    public ValueList<PolicyRule> Rules { get; init; } = [];

    /// <summary>Builds the rules from other ClusterRoles; the controller then overwrites <c>rules</c>. Not aggregated when unset.</summary>
    public AggregationRule? AggregationRule { get; init; }
}
