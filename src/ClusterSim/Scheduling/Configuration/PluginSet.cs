namespace ClusterSim.Scheduling.Configuration;

/// <summary>Plugins to add to the default ones, and to take away from them.</summary>
public sealed record PluginSet : ApiRecord
{
    /// <summary>Plugins that are asked after the default ones; one of these keeps its place and gets another weight.</summary>
    public ValueList<PluginReference> Enabled { get; init; } = [];

    /// <summary>Default plugins that are left out; <c>*</c> stands for all of them.</summary>
    public ValueList<PluginReference> Disabled { get; init; } = [];
}
