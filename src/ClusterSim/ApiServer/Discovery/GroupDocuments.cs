namespace ClusterSim.ApiServer.Discovery;

/// <summary>Groups, versions and resources as lists, one request for each.</summary>
/// <remarks>Source: apiserver endpoints/discovery; kube-aggregator handler_apis.go (v1.36).</remarks>
internal static class GroupDocuments
{
    private const string Address = "172.18.0.2:6443"; // Where Pods find the API server.

    /// <summary>What <c>/api</c> shows: the versions of the core group.</summary>
    public static JsonObject Versions(ServedGroup core) => Json.Object(
        ("kind", "APIVersions"),
        ("versions", Json.Texts(core.Versions.Select(version => version.Version))),
        ("serverAddressByClientCIDRs", Json.Array([Json.Object(("clientCIDR", "0.0.0.0/0"), ("serverAddress", Address))])));

    /// <summary>What <c>/apis</c> shows.</summary>
    public static JsonObject Groups(IEnumerable<ServedGroup> groups) => Json.Object(
        ("kind", "APIGroupList"),
        ("apiVersion", "v1"),
        ("groups", Json.Array(groups.Where(group => group.Name.Length > 0).Select(Body))));

    /// <summary>What <c>/apis/GROUP</c> shows.</summary>
    public static JsonObject Group(ServedGroup group) => new([new("kind", "APIGroup"), new("apiVersion", "v1"), .. Body(group).Fields]);

    /// <summary>What <c>/apis/GROUP/VERSION</c> shows.</summary>
    public static JsonObject Resources(ServedVersion version) => Json.Object(
        ("kind", "APIResourceList"),
        ("apiVersion", version.Group.Length == 0 ? null : "v1"),
        ("groupVersion", version.ApiVersion),
        ("resources", Json.Array([.. version.Types.SelectMany(Entries), .. version.Metrics.Select(Entry)])));

    private static JsonObject Body(ServedGroup group) => Json.Object(
        ("name", group.Name),
        ("versions", Json.Array(group.Versions.Select(Version))),
        ("preferredVersion", Version(group.Versions[0])));

    private static JsonObject Version(ServedVersion version) => Json.Object(("groupVersion", version.ApiVersion), ("version", version.Version));

    private static JsonObject Entry(ServedMetric metric) => Json.Object(
        ("name", metric.Name),
        ("singularName", ""),
        ("namespaced", true),
        ("kind", metric.Kind),
        ("verbs", Json.Texts(ServedMetric.Verbs)));

    private static IEnumerable<JsonObject> Entries(ResourceType type)
    {
        yield return Json.Object(
            ("name", type.Plural),
            ("singularName", type.Singular),
            ("namespaced", type.Namespaced),
            ("kind", type.Kind),
            ("verbs", Json.Texts(type.Verbs)),
            ("shortNames", Json.TextsOrNone(type.ShortNames)),
            ("categories", Json.TextsOrNone(type.Categories)),
            ("storageVersionHash", StorageHash.Of(type)));
        foreach (var part in ServedSubresource.Of(type))
            yield return Json.Object(
                ("name", type.Plural + "/" + part.Name),
                ("singularName", ""),
                ("namespaced", type.Namespaced),
                ("group", part.Group),
                ("version", part.Version),
                ("kind", part.Kind),
                ("verbs", Json.Texts(part.Verbs)));
    }
}
