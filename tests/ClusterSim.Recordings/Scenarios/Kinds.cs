using ClusterSim.Serialization;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>Under which path a kind is served.</summary>
internal static class Kinds
{
    public static string ApiVersion(Scheme scheme, string kind) => Find(scheme, kind).ApiVersion;

    /// <summary>The path of a kind's collection, or of one of its objects.</summary>
    public static string Path(Scheme scheme, string kind, string @namespace, string? name = null, string? subresource = null)
    {
        var resource = Find(scheme, kind);
        var root = resource.Group.Length == 0 ? "/api/" + resource.Version : $"/apis/{resource.Group}/{resource.Version}";
        var scope = resource.Namespaced ? $"/namespaces/{@namespace}" : "";
        return root + scope + "/" + resource.Plural + (name is null ? "" : "/" + name) + (subresource is null ? "" : "/" + subresource);
    }

    public static bool IsNamespaced(Scheme scheme, string kind) => Find(scheme, kind).Namespaced;

    // Scripts name kinds without a version: the one in core, or else the preferred one.
    private static ResourceType Find(Scheme scheme, string kind) => scheme.All
        .Where(resource => resource.Kind == kind && resource.Plural.Length > 0)
        .OrderBy(resource => resource.Group == "events.k8s.io")
        .ThenByDescending(resource => resource.Version, StringComparer.Ordinal)
        .FirstOrDefault() ?? throw new InvalidOperationException($"No kind {kind} is served.");
}
