using ClusterSim.Api.Rbac;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in the groups of what a binding of roles names.</summary>
/// <remarks>Source: rbac/v1/defaults.go (v1.36).</remarks>
internal static class BindingDefaults
{
    /// <summary>The API group of roles, and of the users and groups they are given to.</summary>
    public const string Group = "rbac.authorization.k8s.io";

    public static RoleRef Apply(RoleRef role) => string.IsNullOrEmpty(role.ApiGroup) ? role with { ApiGroup = Group } : role;

    public static Subject Apply(Subject subject) => string.IsNullOrEmpty(subject.ApiGroup) && subject.Kind is "User" or "Group" ? subject with { ApiGroup = Group } : subject;
}
