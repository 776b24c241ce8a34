namespace ClusterSim.Serialization;

/// <summary>Kubernetes' own kinds: every record of this assembly that says what it is served as.</summary>
internal static class BuiltInKinds
{
    public static IReadOnlyList<ResourceType> All { get; } =
    [
        .. typeof(ApiObject).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ApiObject)) && Attribute.IsDefined(type, typeof(ResourceAttribute), inherit: false))
            .Select(ResourceType.From)
            .Order(ResourceOrder.OfDiscovery)
            .ThenBy(type => type.Kind, StringComparer.Ordinal),
    ];
}
