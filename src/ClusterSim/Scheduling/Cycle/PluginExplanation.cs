namespace ClusterSim.Scheduling;

/// <summary>What one plugin says.</summary>
/// <param name="Name">The plugin.</param>
internal sealed record PluginExplanation(string Name)
{
    /// <summary>What its PreFilter says; null when it has none.</summary>
    public PreFilterResult? PreFilter { get; init; }

    /// <summary>The rows its Filter rejects, with the status.</summary>
    public IReadOnlyDictionary<int, PluginStatus> Rejections { get; init; } = new Dictionary<int, PluginStatus>();

    /// <summary>What its scores are multiplied by; 0 when it does not score.</summary>
    public int Weight { get; init; }

    /// <summary>True when it asked to be left out of scoring.</summary>
    public bool IsScoreSkipped { get; init; }

    /// <summary>By place among the feasible rows: what it scored.</summary>
    public IReadOnlyList<long> RawScores { get; init; } = [];

    /// <summary>By place among the feasible rows: the score from 0 to 100.</summary>
    public IReadOnlyList<long> Scores { get; init; } = [];
}
