namespace ClusterSim.Scheduling.Configuration;

/// <summary>The arguments of a plugin.</summary>
public sealed record PluginConfig : ApiRecord
{
    /// <summary>The plugin's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its arguments; null for none.</summary>
    public JsonValue? Args { get; init; }
}
