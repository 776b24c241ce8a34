namespace ClusterSim.ApiServer.Strategies;

/// <summary>The strategies of all kinds that have one of their own.</summary>
internal static class StrategyCatalog
{
    // What a kind is like is the same for every server: built once per process, looked up only.
    private static readonly Dictionary<Type, ResourceStrategy> Known = typeof(StrategyCatalog).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && KindOf(type) is not null)
        .ToDictionary(type => KindOf(type)!, type => (ResourceStrategy)Activator.CreateInstance(type, nonPublic: true)!);

    /// <summary>The strategy for a kind; a generic one for kinds that nothing is particular about.</summary>
    public static ResourceStrategy Of(ResourceType type) => Known.GetValueOrDefault(type.ClrType) ?? new GenericStrategy(type);

    private static Type? KindOf(Type strategy)
    {
        for (var type = strategy; type is not null; type = type.BaseType)
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ResourceStrategy<>))
                return type.GetGenericArguments()[0];
        return null;
    }
}
