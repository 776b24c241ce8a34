namespace ClusterSim.Api.Rbac;

/// <summary>Points to the Role or ClusterRole that a binding grants.</summary>
[Atomic]
public sealed record RoleRef : ApiRecord
{
    /// <summary>API group of the role; must be <c>rbac.authorization.k8s.io</c>.</summary>
    public string? ApiGroup { get; init; }

    /// <summary>Kind of the role: <c>Role</c> or <c>ClusterRole</c>.</summary>
    [Required]
    public string Kind { get; init; } = "";

    /// <summary>Name of the Role or ClusterRole that is granted.</summary>
    [Required]
    public string Name { get; init; } = "";
}
