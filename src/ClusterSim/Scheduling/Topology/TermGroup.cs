namespace ClusterSim.Scheduling;

/// <summary>Counts the Pods on each Node that have the same term of affinity or anti-affinity.</summary>
internal sealed class TermGroup(ExistingTerm term, RowCounts counts)
{
    public ExistingTerm Term { get; } = term;

    public RowCounts Counts { get; } = counts;
}
