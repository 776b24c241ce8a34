namespace ClusterSim.Serialization;

/// <summary>Kubernetes' own kinds: every record of this assembly that says what it is served as.</summary>
internal static class BuiltInKinds
{
    private const string MetricsGroup = "metrics.k8s.io";

    private static readonly List<ResourceType> Everything =
    [
        .. typeof(ApiObject).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ApiObject)) && Attribute.IsDefined(type, typeof(ResourceAttribute), inherit: false))
            .Select(ResourceType.From)
            .Order(ResourceOrder.OfDiscovery)
            .ThenBy(type => type.Kind, StringComparer.Ordinal),
    ];

    /// <summary>The kinds of the API server itself.</summary>
    public static IReadOnlyList<ResourceType> All { get; } = [.. Everything.Where(type => type.Group != MetricsGroup)];

    /// <summary>The kinds of the metrics server, which is there where there are nodes.</summary>
    public static IReadOnlyList<ResourceType> Metrics { get; } = [.. Everything.Where(type => type.Group == MetricsGroup)];
}
