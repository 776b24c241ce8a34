namespace ClusterSim.Api.Rbac;

/// <summary>Grants the permissions of a Role or ClusterRole to subjects within one namespace.</summary>
/// <remarks>Source: api/rbac/v1/types.go, RoleBinding (v1.36).</remarks>
[Resource("rbac.authorization.k8s.io", "v1", "rolebindings")]
public sealed record RoleBinding : ApiObject
{
    /// <summary>Users, groups and ServiceAccounts that receive the role; nobody when unset.</summary>
    [Atomic]
    public ValueList<Subject> Subjects { get; init; } = [];

    /// <summary>Role in the same namespace, or ClusterRole, that is granted; immutable after creation.</summary>
    [Required]
    public RoleRef RoleRef { get; init; } = Unset<RoleRef>.Value;
}
