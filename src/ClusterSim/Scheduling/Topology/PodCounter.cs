namespace ClusterSim.Scheduling;

/// <summary>Counts the Pods on each Node that meet a condition.</summary>
internal sealed class PodCounter(CountedPods condition, RowCounts counts)
{
    public CountedPods Condition { get; } = condition;

    public RowCounts Counts { get; } = counts;
}
