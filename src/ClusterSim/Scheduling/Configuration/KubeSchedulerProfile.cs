namespace ClusterSim.Scheduling.Configuration;

/// <summary>A way of scheduling: what it changes of the default plugins, and their arguments.</summary>
public sealed record KubeSchedulerProfile : ApiRecord
{
    /// <summary>Name by which Pods choose it; null: <c>default-scheduler</c>.</summary>
    public string? SchedulerName { get; init; }

    /// <summary>How many Nodes are enough to choose from, in percent. Here all are always looked at.</summary>
    public int? PercentageOfNodesToScore { get; init; }

    /// <summary>Plugins to add and to take away; null: the default ones.</summary>
    public KubeSchedulerPlugins? Plugins { get; init; }

    /// <summary>Arguments of plugins.</summary>
    public ValueList<PluginConfig> PluginConfig { get; init; } = [];
}
