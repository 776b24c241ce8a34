namespace ClusterSim.Scheduling.Configuration;

/// <summary>A plugin by name.</summary>
public sealed record PluginReference : ApiRecord
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What its scores are multiplied by; from 1 up; null: 1.</summary>
    public int? Weight { get; init; }
}
