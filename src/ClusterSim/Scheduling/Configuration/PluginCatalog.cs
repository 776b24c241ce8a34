using ClusterSim.Scheduling.Plugins;

namespace ClusterSim.Scheduling.Configuration;

/// <summary>The plugins that a configuration file may name: Kubernetes' own, and those that are added.</summary>
/// <remarks>Source: kube-scheduler framework/runtime/registry.go (v1.36).</remarks>
public sealed class PluginCatalog
{
    // Those of Kubernetes' own that default profiles give a weight (getDefaultPlugins).
    private static readonly string[] Weighted =
        ["TaintToleration", "NodeAffinity", "NodeResourcesFit", "PodTopologySpread", "InterPodAffinity", "DynamicResources", "NodeResourcesBalancedAllocation", "ImageLocality"];

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal); // Looked up; listed in order of name.

    /// <summary>A catalog of Kubernetes' own plugins, to which others can be added.</summary>
    public PluginCatalog()
    {
        foreach (var plugin in SchedulerProfile.DefaultPlugins)
            _entries.Add(plugin.Name, new(null, (handle, _) => plugin.Create(handle)));
        Add<NodeResourcesFitArgs>("NodeResourcesFit", static (_, args) => new NodeResourcesFit(PluginOptions.From(args)));
        Add<NodeResourcesBalancedAllocationArgs>("NodeResourcesBalancedAllocation", static (_, args) => new NodeResourcesBalancedAllocation(PluginOptions.From(args)));
        Add<NodeAffinityArgs>("NodeAffinity", static (_, args) => new Plugins.NodeAffinity(args.AddedAffinity));
        Add<PodTopologySpreadArgs>("PodTopologySpread", static (_, args) => new PodTopologySpread(PluginOptions.From(args)));
        Add<InterPodAffinityArgs>("InterPodAffinity", static (_, args) => new InterPodAffinity(PluginOptions.From(args)));
        Add<VolumeBindingArgs>("VolumeBinding", static (handle, args) => new VolumeBinding(handle, PluginOptions.From(args)));
        Add<DynamicResourcesArgs>("DynamicResources", static (_, _) => new DynamicResources());
        Add<DefaultPreemptionArgs>("DefaultPreemption", static (handle, args) => new DefaultPreemption(handle, PluginOptions.From(args)));
    }

    /// <summary>The names, in order.</summary>
    internal IEnumerable<string> Names => _entries.Keys.Order(StringComparer.Ordinal);

    /// <summary>Adds a plugin without arguments, in place of one of that name if there was one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="create">Makes it, for the scheduler given.</param>
    /// <returns>This catalog.</returns>
    public PluginCatalog Add(string name, Func<SchedulerHandle, ISchedulerPlugin> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _entries[name] = new(null, (handle, _) => create(handle));
        return this;
    }

    /// <summary>Adds a plugin with arguments, in place of one of that name if there was one.</summary>
    /// <typeparam name="TArgs">A record that holds them; as it is when the file gives none.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="create">Makes it from its arguments, for the scheduler given.</param>
    /// <returns>This catalog.</returns>
    public PluginCatalog Add<TArgs>(string name, Func<SchedulerHandle, TArgs, ISchedulerPlugin> create) where TArgs : ApiRecord, new()
    {
        ArgumentNullException.ThrowIfNull(create);
        _entries[name] = new(typeof(TArgs), (handle, args) => create(handle, (TArgs?)args ?? new()));
        return this;
    }

    /// <summary>Whether this is one of Kubernetes' own plugins to which no weight belongs.</summary>
    internal static bool HasNoWeight(string name) => SchedulerProfile.DefaultPlugins.FindIndex(plugin => plugin.Name == name) >= 0 && !Weighted.Contains(name);

    internal Entry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>How a plugin is made.</summary>
    /// <param name="ArgsType">The record that holds its arguments; null when it has none.</param>
    /// <param name="Create">Makes it; the arguments are null when none were given.</param>
    internal sealed record Entry(Type? ArgsType, Func<SchedulerHandle, ApiRecord?, ISchedulerPlugin> Create);
}
