namespace ClusterSim.Api.Rbac;

/// <summary>Grants a ClusterRole's permissions to subjects in the whole cluster.</summary>
/// <remarks>Source: api/rbac/v1/types.go, ClusterRoleBinding (v1.36).</remarks>
[Resource("rbac.authorization.k8s.io", "v1", "clusterrolebindings", Namespaced = false)]
public sealed record ClusterRoleBinding : ApiObject
{
    /// <summary>Users, groups and ServiceAccounts that receive the role; nobody when unset.</summary>
    [Atomic]
    public ValueList<Subject> Subjects { get; init; } = [];

    /// <summary>ClusterRole that is granted; immutable after creation.</summary>
    [Required]
    public RoleRef RoleRef { get; init; } = Unset<RoleRef>.Value;
}
