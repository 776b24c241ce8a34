using ClusterSim.Scheduling.Plugins;

namespace ClusterSim.Scheduling;

/// <summary>A way of scheduling that Pods choose by <c>spec.schedulerName</c>: plugins in order, with weights.</summary>
/// <remarks>Source: kube-scheduler config types.go, KubeSchedulerProfile; apis/config/v1/default_plugins.go (v1.36).</remarks>
public sealed record SchedulerProfile
{
    /// <summary>The name Pods choose it by.</summary>
    public string SchedulerName { get; init; } = "default-scheduler";

    /// <summary>The plugins, in the order in which they are asked at each extension point they implement.</summary>
    public ValueList<PluginRegistration> Plugins { get; init; } = DefaultPlugins;

    /// <summary>Where some plugins are asked out of turn. Nowhere unless set.</summary>
    public ValueList<PluginOrder> AskedFirst { get; init; } = [];

    /// <summary>Kubernetes' default profile.</summary>
    public static SchedulerProfile Default { get; } = new();

    /// <summary>Kubernetes' default plugins, in its order and with its weights.</summary>
    public static ValueList<PluginRegistration> DefaultPlugins =>
    [
        new("SchedulingGates", static _ => new SchedulingGates()),
        new("PrioritySort", static _ => new PrioritySort()),
        new("NodeUnschedulable", static _ => new NodeUnschedulable()),
        new("NodeName", static _ => new NodeName()),
        new("TaintToleration", static _ => new TaintToleration()) { Weight = 3 },
        new("NodeAffinity", static _ => new Plugins.NodeAffinity()) { Weight = 2 },
        new("NodePorts", static _ => new NodePorts()),
        new("NodeResourcesFit", static _ => new NodeResourcesFit()),
        new("VolumeRestrictions", static handle => new VolumeRestrictions(handle)),
        new("NodeVolumeLimits", static handle => new NodeVolumeLimits(handle)),
        new("VolumeBinding", static handle => new VolumeBinding(handle)),
        new("VolumeZone", static handle => new VolumeZone(handle)),
        new("PodTopologySpread", static _ => new PodTopologySpread()) { Weight = 2 },
        new("InterPodAffinity", static _ => new InterPodAffinity()) { Weight = 2 },
        new("DynamicResources", static _ => new DynamicResources()),
        new("DefaultPreemption", static handle => new DefaultPreemption(handle)),
        new("NodeResourcesBalancedAllocation", static _ => new NodeResourcesBalancedAllocation()),
        new("ImageLocality", static _ => new ImageLocality()),
        new("DefaultBinder", static handle => new DefaultBinder(handle)),
    ];

    /// <summary>This profile with one more plugin, after the others.</summary>
    /// <param name="create">Makes the plugin; also called here, to learn its name.</param>
    /// <param name="weight">What its scores are multiplied by, from 1 up.</param>
    public SchedulerProfile With(Func<ISchedulerPlugin> create, int weight = 1) =>
        With(new PluginRegistration(create().Name, _ => create()) { Weight = weight });

    /// <summary>This profile with a plugin in place of the one of the same name, or after the others when there is none.</summary>
    public SchedulerProfile With(PluginRegistration plugin)
    {
        var index = Plugins.FindIndex(other => other.Name == plugin.Name);
        return this with { Plugins = index < 0 ? Plugins.Add(plugin) : Plugins.SetItem(index, plugin) };
    }

    /// <summary>This profile without the plugins of these names.</summary>
    /// <exception cref="ArgumentException">It has no plugin of such a name.</exception>
    public SchedulerProfile Without(params IEnumerable<string> names)
    {
        var plugins = Plugins;
        foreach (var name in names)
        {
            var rest = plugins.RemoveAll(plugin => plugin.Name == name);
            plugins = rest.Count < plugins.Count ? rest : throw new ArgumentException($"The profile {SchedulerName} has no plugin {name}.", nameof(names));
        }
        return this with { Plugins = plugins };
    }

    /// <summary>When a plugin is asked at an extension point: those with the lower numbers first, equals in the order of <see cref="Plugins"/>.</summary>
    internal int RankAt(ExtensionPoints point, string plugin)
    {
        foreach (var order in AskedFirst)
        {
            if (order.Point == point && order.Names.FindIndex(name => name == plugin) is >= 0 and var rank)
                return rank;
        }
        return int.MaxValue;
    }
}
