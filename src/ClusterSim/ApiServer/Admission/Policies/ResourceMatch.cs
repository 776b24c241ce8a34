using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Admission.Policies;

/// <summary>Whether a write is one that a policy or a binding is about.</summary>
/// <remarks>
/// Source: apiserver admission/plugin/policy/matching/matching.go and admission/plugin/webhook/predicates (v1.36). Differs from Kubernetes: a rule that names one version of a
/// kind does not match writes through another, whatever <c>matchPolicy</c> says.
/// </remarks>
internal static class ResourceMatch
{
    /// <summary>Whether the write matches; a part that is unset matches all.</summary>
    public static bool Matches(MatchResources? match, AdmissionRequest request)
    {
        if (match is null)
            return true;
        if (match.ExcludeResourceRules.Any(rule => Matches(rule, request)))
            return false;
        if (match.ResourceRules.Count > 0 && !match.ResourceRules.Any(rule => Matches(rule, request)))
            return false;
        return MatchesNamespace(match.NamespaceSelector, request) && MatchesObject(match.ObjectSelector, request);
    }

    /// <summary>Whether the labels of the object's namespace are selected; what has none always is.</summary>
    public static bool MatchesNamespace(LabelSelector? selector, AdmissionRequest request)
    {
        if (selector is null || selector.IsEmpty)
            return true;
        if (request.Resource.ClrType == typeof(Namespace))
            return LabelSelectorMatch.Matches(selector, (request.Object ?? request.OldObject)!.Metadata.Labels);
        if (request.Namespace.Length == 0)
            return true;
        return request.Find<Namespace>(new(request.Namespace)) is not { } ns || LabelSelectorMatch.Matches(selector, ns.Metadata.Labels);
    }

    /// <summary>Whether the object's labels are selected, before the write or after it.</summary>
    public static bool MatchesObject(LabelSelector? selector, AdmissionRequest request) => selector is null || selector.IsEmpty
        || Selects(selector, request.Object) || Selects(selector, request.OldObject);

    /// <summary>Whether the operation and the kind are among those of a rule.</summary>
    public static bool Matches(
        AdmissionRequest request, IReadOnlyList<string> operations, IReadOnlyList<string> groups, IReadOnlyList<string> versions, IReadOnlyList<string> resources, string? scope) =>
        Names(operations, OperationName(request.Operation)) && Names(groups, request.Resource.Group) && Names(versions, request.Resource.Version)
        && MatchesScope(scope, request) && resources.Any(resource => MatchesResource(resource, request));

    /// <summary>The operation as requests for review name it.</summary>
    public static string OperationName(AdmissionOperation operation) => operation switch
    {
        AdmissionOperation.Create => "CREATE",
        AdmissionOperation.Update => "UPDATE",
        _ => "DELETE",
    };

    private static bool Matches(NamedRuleWithOperations rule, AdmissionRequest request) =>
        Matches(request, rule.Operations, rule.ApiGroups, rule.ApiVersions, rule.Resources, rule.Scope)
        && (rule.ResourceNames.Count == 0 || rule.ResourceNames.Contains(request.ObjectName));

    private static bool Names(IReadOnlyList<string> names, string name) => names.Any(one => one == "*" || one == name);

    private static bool MatchesScope(string? scope, AdmissionRequest request) => scope switch
    {
        "Namespaced" => request.Resource.Namespaced,
        "Cluster" => !request.Resource.Namespaced,
        _ => true,
    };

    private static bool MatchesResource(string rule, AdmissionRequest request)
    {
        var slash = rule.IndexOf('/', StringComparison.Ordinal);
        var (resource, subresource) = slash < 0 ? (rule, "") : (rule[..slash], rule[(slash + 1)..]);
        return (resource == "*" || resource == request.Resource.Plural) && (subresource == "*" || subresource == request.Subresource);
    }

    private static bool Selects(LabelSelector selector, ApiObject? obj) => obj is not null && LabelSelectorMatch.Matches(selector, obj.Metadata.Labels);
}
