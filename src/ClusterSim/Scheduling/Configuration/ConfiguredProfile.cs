using ClusterSim.ApiServer.Validation;

namespace ClusterSim.Scheduling.Configuration;

/// <summary>Works out which plugins a profile of a configuration file has, where, in what order and with what weight.</summary>
/// <remarks>Source: apis/config/v1/default_plugins.go (mergePlugins), framework/runtime/framework.go (expandMultiPointPlugins, getScoreWeights) (v1.36).</remarks>
internal sealed class ConfiguredProfile(KubeSchedulerProfile profile, PluginCatalog catalog, IReadOnlyDictionary<string, ApiRecord?> arguments, FieldPath path, FieldErrors errors)
{
    private const string Everything = "*";

    private readonly KubeSchedulerPlugins _plugins = profile.Plugins ?? new();

    /// <summary>The profile; where the file names what does not exist, or contradicts itself, that becomes an error and is left out.</summary>
    public SchedulerProfile Build()
    {
        var everywhere = Merge(Checked(_plugins.MultiPoint ?? new(), path["plugins"]["multiPoint"], scores: false));
        var plugins = new OrderedDictionary<string, PluginRegistration>(StringComparer.Ordinal);
        foreach (var plugin in everywhere)
            Add(plugins, plugin, ExtensionPoints.All);
        var first = new List<PluginOrder>();
        foreach (var (field, point, given) in _plugins.ByPoint())
        {
            var set = Checked(given, path["plugins"][field], scores: point == ExtensionPoints.Score);
            foreach (var plugin in everywhere)
            {
                if (IsDisabled(plugin.Name, set) && !IsIn(plugin.Name, set.Enabled))
                    plugins[plugin.Name] = plugins[plugin.Name] with { Points = plugins[plugin.Name].Points & ~point };
            }
            foreach (var plugin in set.Enabled)
                Add(plugins, plugin, point);
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

    /// <summary>The set without what is wrong with it.</summary>
    private PluginSet Checked(PluginSet set, FieldPath at, bool scores)
    {
        var enabled = new List<PluginReference>();
        foreach (var (index, plugin) in set.Enabled.Index())
        {
            var field = at["enabled"][index];
            if (catalog.Find(plugin.Name) is null)
                errors.NotFound(field["name"], plugin.Name, $"the plugin does not exist. There are: {string.Join(", ", catalog.Names)}.");
            else if (IsIn(plugin.Name, enabled))
                errors.Duplicate(field["name"], plugin.Name);
            else
                enabled.Add(plugin);
            // Written-out configurations have zeros at plugins that do not score.
            if (plugin.Weight < 0 || (plugin.Weight == 0 && (scores || !PluginCatalog.HasNoWeight(plugin.Name))))
                errors.Invalid(field["weight"], plugin.Weight, "must be 1 or more; a plugin that is not to score is disabled");
        }
        return set with { Enabled = [.. enabled] };
    }

    private void Add(OrderedDictionary<string, PluginRegistration> plugins, PluginReference plugin, ExtensionPoints points)
    {
        if (!plugins.TryGetValue(plugin.Name, out var known))
        {
            var (entry, args) = (catalog.Find(plugin.Name)!, arguments.GetValueOrDefault(plugin.Name));
            known = new(plugin.Name, handle => entry.Create(handle, args)) { Points = ExtensionPoints.None };
        }
        // What is said of scoring alone counts more than what is said of everything.
        var weight = points is ExtensionPoints.All or ExtensionPoints.Score ? plugin.Weight : known.Weight;
        plugins[plugin.Name] = known with
        {
            Points = known.Points | points,
            NamedAt = points == ExtensionPoints.All ? known.NamedAt : known.NamedAt | points,
            Weight = weight is null or < 1 ? 1 : weight.Value,
        };
    }

    private static bool IsDisabled(string name, PluginSet set) => IsIn(name, set.Disabled) || IsIn(Everything, set.Disabled);

    private static bool IsIn(string name, IEnumerable<PluginReference> plugins) => plugins.Any(plugin => plugin.Name == name);
}
