using ClusterSim.Api.Rbac;

namespace ClusterSim.ApiServer.Access;

/// <summary>Whether a rule allows something.</summary>
/// <remarks>Source: pkg/apis/rbac/v1/evaluation_helpers.go (v1.36).</remarks>
internal static class RuleMatch
{
    public const string All = "*";

    public static bool Allows(PolicyRule rule, AccessRequest request) => request.IsForResource
        ? Has(rule.Verbs, request.Verb) && Has(rule.ApiGroups, request.Group) && CoversResource(rule.Resources, request.FullResource, request.Subresource) && CoversName(rule, request.Name)
        : Has(rule.Verbs, request.Verb) && CoversPath(rule.NonResourceURLs, request.Path);

    /// <summary>Whether the list names <paramref name="value"/>, or everything.</summary>
    public static bool Has(ValueList<string> list, string value) => list.Contains(All) || list.Contains(value);

    /// <summary>Whether the list names the resource, or the subresource of every resource.</summary>
    public static bool CoversResource(ValueList<string> resources, string full, string subresource) =>
        Has(resources, full) || (subresource.Length > 0 && resources.Contains("*/" + subresource));

    /// <summary>Whether the list names the path, or a beginning of it followed by <c>*</c>.</summary>
    public static bool CoversPath(ValueList<string> paths, string path) =>
        Has(paths, path) || paths.Any(pattern => pattern.EndsWith('*') && path.StartsWith(pattern.TrimEnd('*'), StringComparison.Ordinal));

    private static bool CoversName(PolicyRule rule, string name) => rule.ResourceNames.Count == 0 || rule.ResourceNames.Contains(name);
}
