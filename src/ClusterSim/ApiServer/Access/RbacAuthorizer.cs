namespace ClusterSim.ApiServer.Access;

/// <summary>Allows what roles allow that are bound to the caller, and everything to <c>system:masters</c>.</summary>
/// <remarks>Source: plugin/pkg/auth/authorizer/rbac/rbac.go; authorization/authorizerfactory/builtin.go, NewPrivilegedGroups (v1.36).</remarks>
internal sealed class RbacAuthorizer(BoundRules rules)
{
    /// <summary>The group whose members may do everything, whatever is bound to it.</summary>
    public const string Masters = "system:masters"; // SystemPrivilegedGroup

    public BoundRules Rules => rules;

    public AccessDecision Decide(AccessRequest request)
    {
        if (request.Caller.Groups.Contains(Masters))
            return AccessDecision.Always;
        var problems = new List<string>();
        foreach (var (rule, binding) in rules.For(request.Caller, request.Namespace, problems))
            if (RuleMatch.Allows(rule, request))
                return new(true, "RBAC: allowed by " + binding);
        return new(false, problems.Count == 0 ? "" : "RBAC: " + Joined(problems));
    }

    /// <summary>Several problems as one, as Go joins errors.</summary>
    public static string Joined(IReadOnlyCollection<string> problems) => problems.Count == 1 ? problems.First() : "[" + string.Join(", ", problems) + "]";
}
