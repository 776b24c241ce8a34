namespace ClusterSim.Scheduling;

/// <summary>What the plugins say of a Node for the Pod.</summary>
/// <param name="Name">The Node.</param>
public sealed record ExplainedNode(string Name)
{
    /// <summary>Why it is left out: the first plugin that rejects it, as the scheduler asks them, nominated Pods heeded. Null when it fits.</summary>
    public ExplainedVerdict? Rejection { get; init; }

    /// <summary>Every plugin that rejects it when asked on its own, nominated Pods left aside, in the profile's order.</summary>
    public IReadOnlyList<ExplainedVerdict> Verdicts { get; init; } = [];

    /// <summary>Pods that wait for room on this Node and go first (<c>namespace/name</c>), when but for them it would fit.</summary>
    public IReadOnlyList<string> KeptFor { get; init; } = [];

    /// <summary>Each plugin's score, in the profile's order; empty when the Node does not fit.</summary>
    public IReadOnlyList<ExplainedScore> Scores { get; init; } = [];

    /// <summary>The sum of the weighted scores; null when the Node does not fit.</summary>
    public long? Total { get; init; }

    /// <summary>True when the Pod could run there.</summary>
    public bool IsFeasible => Rejection is null;
}
