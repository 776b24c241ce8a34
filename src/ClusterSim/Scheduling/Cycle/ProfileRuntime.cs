namespace ClusterSim.Scheduling;

/// <summary>A profile's plugins, made and sorted by extension point.</summary>
internal sealed class ProfileRuntime
{
    /// <summary>What makes an answer good for one cycle only.</summary>
    public const Dependencies Volatile = Dependencies.Topology | Dependencies.Pod | Dependencies.Cluster;

    private const int PluginLimit = 64; // Plugins are remembered in bit masks.

    public ProfileRuntime(SchedulerProfile profile, SchedulerHandle handle, string path = "profile")
    {
        SchedulerName = profile.SchedulerName;
        if (profile.Plugins.Count > PluginLimit)
            throw new ArgumentException($"{path}.plugins: more than {PluginLimit} plugins.");
        Plugins = [.. profile.Plugins.Select((registration, index) => Create(registration, handle, $"{path}.plugins[{index}]", profile, index))];
        Weights = [.. profile.Plugins.Select(static registration => registration.Weight)];
        var sorters = At<IQueueSortPlugin>(profile, ExtensionPoints.QueueSort);
        QueueSort = sorters.Length == 1 ? sorters[0].Plugin : throw new ArgumentException($"{path}.plugins.queueSort: exactly one is needed, there are {sorters.Length}.");
        PreEnqueue = At<IPreEnqueuePlugin>(profile, ExtensionPoints.PreEnqueue);
        PreFilter = At<IPreFilterPlugin>(profile, ExtensionPoints.PreFilter);
        PostFilter = At<IPostFilterPlugin>(profile, ExtensionPoints.PostFilter);
        PreScore = At<IPreScorePlugin>(profile, ExtensionPoints.PreScore);
        Reserve = At<IReservePlugin>(profile, ExtensionPoints.Reserve);
        Permit = At<IPermitPlugin>(profile, ExtensionPoints.Permit);
        PreBind = At<IPreBindPlugin>(profile, ExtensionPoints.PreBind);
        Bind = At<IBindPlugin>(profile, ExtensionPoints.Bind);
        PostBind = At<IPostBindPlugin>(profile, ExtensionPoints.PostBind);
        Filters = FiltersOf(At<IFilterPlugin>(profile, ExtensionPoints.Filter));
        Scores = [.. At<IScorePlugin>(profile, ExtensionPoints.Score).Select(slot => new ScoreSlot(slot.Plugin, slot.Number, Weights[slot.Number]))];
    }

    public string SchedulerName { get; }

    /// <summary>All plugins, by number.</summary>
    public ISchedulerPlugin[] Plugins { get; }

    public int[] Weights { get; }

    /// <summary>Annotations that its plugins look at.</summary>
    public IEnumerable<string> AnnotationKeys => Plugins.SelectMany(static plugin => plugin.AnnotationKeys);

    public IQueueSortPlugin QueueSort { get; }

    public PluginSlot<IPreEnqueuePlugin>[] PreEnqueue { get; }

    public PluginSlot<IPreFilterPlugin>[] PreFilter { get; }

    public FilterSlot[] Filters { get; }

    public PluginSlot<IPostFilterPlugin>[] PostFilter { get; }

    public PluginSlot<IPreScorePlugin>[] PreScore { get; }

    public ScoreSlot[] Scores { get; }

    public PluginSlot<IReservePlugin>[] Reserve { get; }

    public PluginSlot<IPermitPlugin>[] Permit { get; }

    public PluginSlot<IPreBindPlugin>[] PreBind { get; }

    public PluginSlot<IBindPlugin>[] Bind { get; }

    public PluginSlot<IPostBindPlugin>[] PostBind { get; }

    private static FilterSlot[] FiltersOf(PluginSlot<IFilterPlugin>[] slots)
    {
        var topology = 0;
        return [.. slots.Select((slot, index) => new FilterSlot(slot.Plugin, slot.Number, (byte)(index + 1))
        {
            IsTopology = slot.Plugin is ITopologyPlugin && (slot.Plugin.DependsOn & Volatile) == Dependencies.Topology && topology++ < FilterSlot.TopologyLimit,
        })];
    }

    private PluginSlot<T>[] At<T>(SchedulerProfile profile, ExtensionPoints point) where T : ISchedulerPlugin =>
    [
        .. Plugins.Index()
            .Where(entry => entry.Item is T && (profile.Plugins[entry.Index].Points & point) != 0)
            .OrderBy(entry => profile.RankAt(point, profile.Plugins[entry.Index].Name))
            .Select(static entry => new PluginSlot<T>((T)entry.Item, entry.Index)),
    ];

    private static ISchedulerPlugin Create(PluginRegistration registration, SchedulerHandle handle, string path, SchedulerProfile profile, int index)
    {
        if (registration.Weight < 1)
            throw new ArgumentException($"{path}.weight: Invalid value: {registration.Weight}: must be 1 or more.");
        if (profile.Plugins.FindIndex(other => other.Name == registration.Name) < index)
            throw new ArgumentException($"{path}.name: Duplicate value: \"{registration.Name}\"");
        return registration.Create(handle);
    }
}
