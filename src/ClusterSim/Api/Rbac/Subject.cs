namespace ClusterSim.Api.Rbac;

/// <summary>A user, group or ServiceAccount that receives a role.</summary>
[Atomic]
public sealed record Subject : ApiRecord
{
    /// <summary>Kind of the subject: <c>User</c>, <c>Group</c> or <c>ServiceAccount</c>.</summary>
    [Required]
    public string Kind { get; init; } = "";

    /// <summary>API group of the subject; empty for ServiceAccounts, <c>rbac.authorization.k8s.io</c> for users and groups.</summary>
    public string? ApiGroup { get; init; }

    /// <summary>Name of the user, group or ServiceAccount.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Namespace of a ServiceAccount; must be unset for users and groups.</summary>
    public string? Namespace { get; init; }
}
