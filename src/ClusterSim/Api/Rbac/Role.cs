namespace ClusterSim.Api.Rbac;

/// <summary>A set of permissions within one namespace.</summary>
/// <remarks>Source: api/rbac/v1/types.go, Role (v1.36).</remarks>
[Resource("rbac.authorization.k8s.io", "v1", "roles")]
public sealed record Role : ApiObject
{
    /// <summary>Permissions this role grants; they add up and nothing is denied.</summary>
    [NullWhenEmpty, Atomic]
    public ValueList<PolicyRule> Rules { get; init; } = [];
}
