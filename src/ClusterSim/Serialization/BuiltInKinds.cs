namespace ClusterSim.Serialization;

/// <summary>Kubernetes' own kinds: every record of this assembly that says what it is served as.</summary>
internal static class BuiltInKinds
{
    /// <summary>The kinds of the API server itself.</summary>
    public static IReadOnlyList<ResourceType> All { get; } = Of(isMetrics: false);

    /// <summary>The kinds of the metrics server, which is there where there are nodes.</summary>
    public static IReadOnlyList<ResourceType> Metrics { get; } = Of(isMetrics: true);

    private static IReadOnlyList<ResourceType> Of(bool isMetrics) =>
    [
        .. typeof(ApiObject).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ApiObject)) && Attribute.IsDefined(type, typeof(ResourceAttribute), inherit: false))
            .Where(type => (type.Namespace == typeof(Api.Metrics.NodeMetrics).Namespace) == isMetrics)
            .Select(ResourceType.From)
            .Order(ResourceOrder.OfDiscovery)
            .ThenBy(type => type.Kind, StringComparer.Ordinal),
    ];
}
