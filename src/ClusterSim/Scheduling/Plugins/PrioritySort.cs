namespace ClusterSim.Scheduling.Plugins;

/// <summary>Higher priority first; among equals, who has waited longer.</summary>
/// <remarks>Source: plugins/queuesort/priority_sort.go (v1.36).</remarks>
public sealed class PrioritySort : IQueueSortPlugin
{
    /// <inheritdoc/>
    public string Name => "PrioritySort";

    /// <inheritdoc/>
    public int Compare(QueuedPod left, QueuedPod right) =>
        left.Priority != right.Priority ? right.Priority.CompareTo(left.Priority) : left.Timestamp.CompareTo(right.Timestamp);
}
