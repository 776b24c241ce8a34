using ClusterSim.Api.Rbac;
using ClusterSim.Serialization;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Access;

/// <summary>Finds the rules that hold for somebody.</summary>
/// <remarks>Source: pkg/registry/rbac/validation/rule.go, VisitRulesFor (v1.36).</remarks>
internal sealed class BoundRules(ObjectStore store, Scheme scheme)
{
    private readonly ResourceType _clusterRoles = scheme.Get<ClusterRole>();
    private readonly ResourceType _clusterBindings = scheme.Get<ClusterRoleBinding>();
    private readonly ResourceType _roles = scheme.Get<Role>();
    private readonly ResourceType _bindings = scheme.Get<RoleBinding>();

    /// <summary>The rules that hold for a caller in a namespace, those of the whole cluster first.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="ns">Where; empty for the cluster as a whole.</param>
    /// <param name="problems">Takes note of bindings to roles that are not there.</param>
    public IEnumerable<BoundRule> For(Caller caller, string ns, ICollection<string> problems)
    {
        foreach (var binding in store.List<ClusterRoleBinding>(_clusterBindings))
            if (SubjectOf(binding.Subjects, caller, "") is { } subject)
                foreach (var rule in RulesOf(binding.RoleRef, "", problems))
                    yield return new(rule, $"ClusterRoleBinding {GoText.Quote(binding.Metadata.Name!)} of {Describe(binding.RoleRef)} to {Describe(subject, "")}");
        if (ns.Length == 0)
            yield break;
        foreach (var binding in store.List<RoleBinding>(_bindings, ns))
            if (SubjectOf(binding.Subjects, caller, ns) is { } subject)
                foreach (var rule in RulesOf(binding.RoleRef, ns, problems))
                    yield return new(rule, $"RoleBinding {GoText.Quote(binding.Metadata.Name + "/" + ns)} of {Describe(binding.RoleRef)} to {Describe(subject, ns)}");
    }

    /// <summary>What a role allows.</summary>
    /// <exception cref="ApiException">404: there is no such role.</exception>
    public ValueList<PolicyRule> RulesOf(RoleRef role, string ns) => role.Kind == "ClusterRole"
        ? (store.Find<ClusterRole>(_clusterRoles, new(role.Name)) ?? throw Missing("clusterrole", role.Name)).Rules
        : (store.Find<Role>(_roles, new(ns, role.Name)) ?? throw Missing("role", role.Name)).Rules;

    private ValueList<PolicyRule> RulesOf(RoleRef role, string ns, ICollection<string> problems)
    {
        try
        {
            return RulesOf(role, ns);
        }
        catch (ApiException missing)
        {
            if (!problems.Contains(missing.Message))
                problems.Add(missing.Message);
            return [];
        }
    }

    private static Subject? SubjectOf(ValueList<Subject> subjects, Caller caller, string ns) => subjects.FirstOrDefault(subject => subject.Kind switch
    {
        "User" => subject.Name == caller.Name,
        "Group" => caller.Groups.Contains(subject.Name),
        "ServiceAccount" => (string.IsNullOrEmpty(subject.Namespace) ? ns : subject.Namespace) is { Length: > 0 } home && caller.Name == ServiceAccountName.Of(home, subject.Name),
        _ => false,
    });

    private static string Describe(RoleRef role) => $"{role.Kind} {GoText.Quote(role.Name)}";

    private static string Describe(Subject subject, string ns) => subject.Kind == "ServiceAccount"
        ? $"{subject.Kind} {GoText.Quote(subject.Name + "/" + (string.IsNullOrEmpty(subject.Namespace) ? ns : subject.Namespace))}"
        : $"{subject.Kind} {GoText.Quote(subject.Name)}";

    private static ApiException Missing(string what, string name) => ApiErrors.NotFound("rbac.authorization.k8s.io", what, name);
}
