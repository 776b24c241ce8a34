using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Admission.Policies;

/// <summary>Finds the objects that a binding hands over to its policy.</summary>
/// <remarks>Source: apiserver admission/plugin/policy/generic/policy_dispatcher.go, CollectParams (v1.36).</remarks>
internal static class PolicyParameters
{
    /// <summary>What is wrong with the kind a policy asks for; null when nothing is.</summary>
    public static string? ProblemOf(ParamKind? kind, Scheme scheme) =>
        kind is null || TypeOf(kind, scheme) is not null ? null : $"failed to find resource referenced by paramKind: '{kind.ApiVersion}, Kind={kind.Kind}'";

    /// <summary>The objects, one of them null for none; or what is wrong.</summary>
    public static (IReadOnlyList<ApiObject?> Objects, string? Problem) Find(ParamKind? kind, ParamRef? reference, AdmissionRequest request, Scheme scheme)
    {
        if (kind is null || reference is null)
            return ([null], null);
        var type = TypeOf(kind, scheme)!;
        var ns = string.IsNullOrEmpty(reference.Namespace) ? request.Namespace : reference.Namespace;
        if (type.Namespaced && ns.Length == 0)
            return ([], "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources");
        if (!type.Namespaced && !string.IsNullOrEmpty(reference.Namespace))
            return ([], "paramRef.namespace must not be provided for a cluster-scoped `paramKind`");
        IReadOnlyList<ApiObject?> found;
        if (!string.IsNullOrEmpty(reference.Name))
            found = request.Find(type, type.Namespaced ? new(ns, reference.Name) : new(reference.Name)) is { } named ? [named] : [];
        else if (reference.Selector is { } selector)
            found = [.. request.List(type, type.Namespaced ? ns : null).Where(obj => LabelSelectorMatch.Matches(selector, obj.Metadata.Labels))];
        else
            return ([], "one of name or selector must be provided");
        return found.Count == 0 && reference.ParameterNotFoundAction == "Deny" ? ([], "no params found for policy binding with `Deny` parameterNotFoundAction") : (found, null);
    }

    private static ResourceType? TypeOf(ParamKind kind, Scheme scheme) => scheme.Find(kind.ApiVersion ?? "", kind.Kind ?? "");
}
