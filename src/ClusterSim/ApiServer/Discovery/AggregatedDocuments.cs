namespace ClusterSim.ApiServer.Discovery;

/// <summary>All there is below <c>/api</c> or <c>/apis</c> in one document.</summary>
/// <remarks>Source: apiserver endpoints/discovery/aggregated; apidiscovery/v2/types.go (v1.36).</remarks>
internal static class AggregatedDocuments
{
    public const string MediaType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    public static JsonObject List(IEnumerable<ServedGroup> groups) => Json.Object(
        ("kind", "APIGroupDiscoveryList"),
        ("apiVersion", "apidiscovery.k8s.io/v2"),
        ("metadata", JsonObject.Empty),
        ("items", Json.Array(groups.Select(Group))));

    private static JsonObject Group(ServedGroup group) => Json.Object(
        ("metadata", group.Name.Length == 0 ? JsonObject.Empty : Json.Object(("name", group.Name))),
        ("versions", Json.Array(group.Versions.Select(version => Json.Object(
            ("version", version.Version),
            ("resources", Json.Array([.. version.Types.Select(Resource), .. version.Metrics.GroupBy(metric => metric.Resource).Select(Metrics)])),
            ("freshness", "Current"))))));

    private static JsonObject Resource(ResourceType type)
    {
        var parts = ServedSubresource.Of(type);
        return Json.Object(
            ("resource", type.Plural),
            ("responseKind", KindOf(type, type.Kind, null, null)),
            ("scope", type.Namespaced ? "Namespaced" : "Cluster"),
            ("singularResource", type.Singular),
            ("verbs", Json.Texts(type.Verbs)),
            ("shortNames", Json.TextsOrNone(type.ShortNames)),
            ("categories", Json.TextsOrNone(type.Categories)),
            ("subresources", parts.Count == 0 ? null : Json.Array(parts.Select(part => Json.Object(
                ("subresource", part.Name),
                ("responseKind", KindOf(type, part.Kind, part.Group, part.Version)),
                ("verbs", Json.Texts(part.Verbs)))))));
    }

    private static JsonObject Metrics(IGrouping<string, ServedMetric> metrics)
    {
        var own = metrics.FirstOrDefault(metric => metric.Part is null);
        return Json.Object(
            ("resource", metrics.Key),
            ("responseKind", own is null ? null : Json.Object(("group", ""), ("version", ""), ("kind", own.Kind))),
            ("scope", "Namespaced"),
            ("singularResource", ""),
            ("verbs", own is null ? JsonValue.Null : Json.Texts(ServedMetric.Verbs)),
            ("subresources", own is not null ? null : Json.Array(metrics.Select(metric => Json.Object(
                ("subresource", metric.Part),
                ("responseKind", Json.Object(("group", ""), ("version", ""), ("kind", metric.Kind))),
                ("verbs", Json.Texts(ServedMetric.Verbs)))))));
    }

    // Kubernetes' own kinds name group and version only where they are not those of the list; custom ones always do.
    private static JsonObject KindOf(ResourceType type, string kind, string? group, string? version)
    {
        var isOwn = type.ClrType.Assembly == typeof(ResourceType).Assembly && type.ClrType != typeof(CustomResource);
        return Json.Object(("group", group ?? (isOwn ? "" : type.Group)), ("version", version ?? (isOwn ? "" : type.Version)), ("kind", kind));
    }
}
