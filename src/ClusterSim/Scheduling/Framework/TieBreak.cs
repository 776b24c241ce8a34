namespace ClusterSim.Scheduling;

/// <summary>Which of several Nodes of the same, highest score is taken.</summary>
public sealed class TieBreak
{
    private TieBreak(Func<NodeView, long>? rank) => RankOf = rank;

    /// <summary>Any of them, drawn from the random stream <c>scheduler</c>: the k-th in the scheduler's order of Nodes.</summary>
    public static TieBreak Random { get; } = new(null);

    /// <summary>The one whose name comes first, ordinally.</summary>
    public static TieBreak LowestName { get; } = new(null) { IsByName = true };

    internal bool IsByName { get; private init; }

    internal Func<NodeView, long>? RankOf { get; }

    internal bool IsRandom => RankOf is null && !IsByName;

    /// <summary>The one of the lowest rank; among several of those, the first in the scheduler's order of Nodes.</summary>
    /// <param name="rank">A pure function of the Node object.</param>
    public static TieBreak Rank(Func<NodeView, long> rank) => new(rank);
}
