namespace ClusterSim.Scheduling;

/// <summary>What a PreFilter plugin found.</summary>
/// <param name="Status">Go on, skip this plugin's filter, or reject the Pod.</param>
/// <param name="NodeNames">The only Nodes worth looking at, which need not exist; null for all.</param>
public readonly record struct PreFilterResult(PluginStatus Status, IReadOnlyCollection<string>? NodeNames = null)
{
    /// <summary>Go on with all Nodes; also the default value.</summary>
    public static PreFilterResult Success => default;

    /// <summary>This plugin has nothing to filter.</summary>
    public static PreFilterResult Skip => new(PluginStatus.Skip);
}
