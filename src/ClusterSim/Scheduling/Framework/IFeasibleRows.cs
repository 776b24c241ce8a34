namespace ClusterSim.Scheduling;

/// <summary>Lists the feasible rows when a plugin asks for them; most do not.</summary>
internal interface IFeasibleRows
{
    ReadOnlySpan<int> Rows { get; }

    /// <summary>How many there are.</summary>
    int Count { get; }

    bool Contains(int row);
}
