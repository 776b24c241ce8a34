namespace ClusterSim.Scheduling;

/// <summary>Lists the feasible rows when a plugin asks for them; most do not.</summary>
internal interface IFeasibleRows
{
    ReadOnlySpan<int> Rows { get; }
}
