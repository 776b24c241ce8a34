namespace ClusterSim.Lab;

/// <summary>What became of the Pods of a run.</summary>
public sealed record RunTotals
{
    /// <summary>How many came.</summary>
    public int Pods { get; init; }

    /// <summary>How many were given a Node, at once or later.</summary>
    public int Placed { get; init; }

    /// <summary>How many were not: thrown away, or still waiting when the run ended.</summary>
    public int Failed { get; init; }

    /// <summary>How many were given a Node, but not at once.</summary>
    public int Delayed { get; init; }

    /// <summary>How many had to make room for one of higher priority.</summary>
    public int Evicted { get; init; }

    /// <summary>How long those that were given a Node had waited, on average.</summary>
    public TimeSpan MeanQueueingTime { get; init; }

    /// <summary>How long the one that waited the longest had waited.</summary>
    public TimeSpan LongestQueueingTime { get; init; }
}
