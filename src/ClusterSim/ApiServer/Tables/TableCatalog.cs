namespace ClusterSim.ApiServer.Tables;

/// <summary>The tables of all kinds that have columns of their own.</summary>
internal static class TableCatalog
{
    // How a kind is shown is the same for every server: built once per process, looked up only.
    private static readonly Dictionary<Type, TableLayout> Known = typeof(TableCatalog).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && KindOf(type) is not null)
        .ToDictionary(type => KindOf(type)!, type => (TableLayout)Activator.CreateInstance(type, nonPublic: true)!);

    /// <summary>The table for a kind.</summary>
    /// <param name="type">The record that holds it, in the version that is stored.</param>
    public static TableLayout Of(Type type)
    {
        if (Known.TryGetValue(type, out var known))
            return known;
        return type.Assembly == typeof(TableCatalog).Assembly && type != typeof(CustomResource) ? DefaultTable.Instance : CustomKindTable.Instance;
    }

    private static Type? KindOf(Type layout) =>
        layout.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(TableLayout<>) ? parent.GetGenericArguments()[0] : null;
}
