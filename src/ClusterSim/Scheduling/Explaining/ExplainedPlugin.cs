namespace ClusterSim.Scheduling;

/// <summary>What a plugin says of the Pod, whatever Node it is about.</summary>
/// <param name="Name">The plugin.</param>
public sealed record ExplainedPlugin(string Name)
{
    /// <summary>What its PreFilter says when it is asked on its own; null when it has none. <see cref="StatusCode.Skip"/>: its Filter accepts every Node.</summary>
    public ExplainedVerdict? PreFilter { get; init; }

    /// <summary>The only Nodes its PreFilter thinks worth looking at, by name; null for all.</summary>
    public IReadOnlyList<string>? OnlyNodes { get; init; }

    /// <summary>What its scores are multiplied by; 0 when it does not score.</summary>
    public int Weight { get; init; }

    /// <summary>True when it has nothing to score this Pod by, and adds nothing to any total.</summary>
    public bool IsScoreSkipped { get; init; }
}
