namespace ClusterSim.Scheduling;

/// <summary>How raw scores become scores from 0 to 100.</summary>
/// <remarks>Source: framework/plugins/helper/normalize_score.go (v1.36).</remarks>
public enum Normalization : byte
{
    /// <summary>They are in that range already.</summary>
    None,

    /// <summary>In proportion to the highest among the feasible Nodes, which gets 100; all 0 when that is 0.</summary>
    ByMaximum,

    /// <summary>100 less the same; all 100 when the highest is 0.</summary>
    ByMaximumReversed,

    /// <summary>By the plugin's own <see cref="IScorePlugin.Normalize"/>.</summary>
    Custom,
}
