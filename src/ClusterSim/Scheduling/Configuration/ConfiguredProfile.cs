namespace ClusterSim.Scheduling.Configuration;

/// <summary>Works out which plugins a profile of a configuration file has, where, in what order and with what weight.</summary>
/// <remarks>Source: apis/config/v1/default_plugins.go (mergePlugins), framework/runtime/framework.go (expandMultiPointPlugins, getScoreWeights) (v1.36).</remarks>
internal sealed class ConfiguredProfile(KubeSchedulerProfile profile, PluginCatalog catalog, IReadOnlyDictionary<string, ApiRecord?> arguments, string path)
{
    private const string Everything = "*";

    private readonly KubeSchedulerPlugins _plugins = profile.Plugins ?? new();

    /// <exception cref="ArgumentException">It names a plugin that does not exist, or one twice.</exception>
    public SchedulerProfile Build()
    {
        var everywhere = Merge(_plugins.MultiPoint ?? new());
        var plugins = new OrderedDictionary<string, PluginRegistration>(StringComparer.Ordinal);
        foreach (var (index, plugin) in everywhere.Index())
            Add(plugins, plugin, ExtensionPoints.All, $"{path}.plugins.multiPoint.enabled[{index}]");
        var first = new List<PluginOrder>();
        foreach (var (field, point, set) in _plugins.ByPoint())
        {
            foreach (var plugin in everywhere)
            {
                if (IsDisabled(plugin.Name, set) && !IsIn(plugin.Name, set.Enabled))
                    plugins[plugin.Name] = plugins[plugin.Name] with { Points = plugins[plugin.Name].Points & ~point };
            }
            foreach (var (index, plugin) in set.Enabled.Index())
                Add(plugins, plugin, point, $"{path}.plugins.{field}.enabled[{index}]");
            if (set.Enabled.Count > 0)
                first.Add(new(point, [.. set.Enabled.Where(plugin => IsIn(plugin.Name, everywhere) || IsIn(Everything, set.Disabled)).Select(static plugin => plugin.Name)]));
        }
        return new()
        {
            SchedulerName = profile.SchedulerName is { Length: > 0 } name ? name : SchedulerProfile.Default.SchedulerName,
            Plugins = [.. plugins.Values.Where(static plugin => plugin.Points != ExtensionPoints.None)],
            AskedFirst = [.. first],
        };
    }

    /// <summary>The default plugins with what the file changes of them, and after them those that it adds.</summary>
    private static List<PluginReference> Merge(PluginSet set)
    {
        var merged = new List<PluginReference>();
        foreach (var plugin in SchedulerProfile.DefaultPlugins)
        {
            if (!IsDisabled(plugin.Name, set))
                merged.Add(set.Enabled.FirstOrDefault(enabled => enabled.Name == plugin.Name) ?? new() { Name = plugin.Name, Weight = plugin.Weight });
        }
        merged.AddRange(set.Enabled.Where(enabled => !IsIn(enabled.Name, merged)));
        return merged;
    }

    private void Add(OrderedDictionary<string, PluginRegistration> plugins, PluginReference plugin, ExtensionPoints points, string at)
    {
        if (catalog.Find(plugin.Name) is not { } entry)
            throw new ArgumentException($"{at}.name: plugin \"{plugin.Name}\" does not exist. There are: {string.Join(", ", catalog.Names)}.");
        if (!plugins.TryGetValue(plugin.Name, out var known))
        {
            var args = arguments.GetValueOrDefault(plugin.Name);
            known = new(plugin.Name, handle => entry.Create(handle, args)) { Points = ExtensionPoints.None };
        }
        // What is said of scoring alone counts more than what is said of everything.
        var weight = points == ExtensionPoints.All || points == ExtensionPoints.Score ? plugin.Weight : known.Weight;
        plugins[plugin.Name] = known with { Points = known.Points | points, Weight = weight is null or 0 ? 1 : weight.Value };
    }

    private static bool IsDisabled(string name, PluginSet set) => IsIn(name, set.Disabled) || IsIn(Everything, set.Disabled);

    private static bool IsIn(string name, IEnumerable<PluginReference> plugins) => plugins.Any(plugin => plugin.Name == name);
}
