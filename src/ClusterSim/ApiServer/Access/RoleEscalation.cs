using ClusterSim.Api.Rbac;
using ClusterSim.ApiServer.Admission;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Access;

/// <summary>Lets nobody grant over HTTP what they may not do themselves.</summary>
/// <remarks>No plugin in Kubernetes, but a part of how roles are stored. Source: pkg/registry/rbac/clusterrole/policybased/storage.go and its likes; pkg/registry/rbac/escalation_check.go (v1.36).</remarks>
internal sealed class RoleEscalation(RbacAuthorizer authorizer) : IAdmissionPlugin
{
    private const string Group = "rbac.authorization.k8s.io";

    private static readonly ValueList<PolicyRule> FullAuthority =
        [new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] }, new() { Verbs = ["*"], NonResourceURLs = ["*"] }];

    public string Name => "RBACEscalationCheck";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) =>
        operation is AdmissionOperation.Create or AdmissionOperation.Update && resource.Group == Group && subresource.Length == 0;

    // After all plugins that change something, before anything is validated.
    public ApiObject? Mutate(AdmissionRequest request)
    {
        if (!request.Context.CollectsWarnings || request.Caller.Groups.Contains(RbacAuthorizer.Masters) || IsForCollectorOnly(request))
            return null; // What is called from C# is not looked at.
        switch (request.Object)
        {
            case Role role:
                CheckRole(request, role.Rules);
                break;
            case ClusterRole role:
                CheckClusterRole(request, role);
                break;
            case RoleBinding binding:
                CheckBinding(request, binding.RoleRef);
                break;
            case ClusterRoleBinding binding:
                CheckBinding(request, binding.RoleRef);
                break;
        }
        return null;
    }

    // The garbage collector takes owners and finalizers away, which grants nothing.
    private static bool IsForCollectorOnly(AdmissionRequest request) => request.OldObject is { } old && request.Object is { } obj
        && obj with { Metadata = obj.Metadata with { OwnerReferences = old.Metadata.OwnerReferences, Finalizers = old.Metadata.Finalizers, ManagedFields = old.Metadata.ManagedFields } } == old;

    private void CheckRole(AdmissionRequest request, ValueList<PolicyRule> rules)
    {
        if (!MayDo(request, "escalate", request.Resource.Plural, request.ObjectName))
            Confirm(request, rules);
    }

    private void CheckClusterRole(AdmissionRequest request, ClusterRole role)
    {
        var old = request.OldObject as ClusterRole;
        if (MayDo(request, "escalate", request.Resource.Plural, request.ObjectName))
            return;
        Confirm(request, role.Rules);
        if (role.AggregationRule is not null && role.AggregationRule != old?.AggregationRule && WhyNot(request, FullAuthority) is not null)
            throw request.Deny("must have cluster-admin privileges to use an aggregationRule");
    }

    private void CheckBinding(AdmissionRequest request, RoleRef role)
    {
        if (!MayDo(request, "bind", role.Kind == "ClusterRole" ? "clusterroles" : "roles", role.Name))
            Confirm(request, authorizer.Rules.RulesOf(role, request.Namespace));
    }

    private bool MayDo(AdmissionRequest request, string verb, string resource, string name) =>
        authorizer.Decide(new() { Caller = request.Caller, Verb = verb, Group = Group, Resource = resource, Namespace = request.Namespace, Name = name }).IsAllowed;

    private void Confirm(AdmissionRequest request, ValueList<PolicyRule> rules)
    {
        if (WhyNot(request, rules) is { } why)
            throw request.Deny(why);
    }

    private string? WhyNot(AdmissionRequest request, ValueList<PolicyRule> rules)
    {
        var (caller, problems) = (request.Caller, new List<string>());
        List<PolicyRule> held = [.. authorizer.Rules.For(caller, request.Namespace, problems).Select(bound => bound.Rule)];
        if (RuleCoverage.Missing(held, rules) is not { Count: > 0 } missing)
            return null;
        var why = $"user {GoText.Quote(caller.Name)} (groups={RuleCoverage.Quote(caller.Groups)}) is attempting to grant RBAC permissions not currently held:\n"
            + string.Join('\n', RuleCoverage.Describe(missing));
        return problems.Count == 0 ? why : why + "; resolution errors: [" + string.Join(' ', problems) + "]";
    }
}
