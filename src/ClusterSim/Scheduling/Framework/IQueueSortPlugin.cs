namespace ClusterSim.Scheduling;

/// <summary>Orders the Pods that wait to be scheduled. A profile has exactly one.</summary>
public interface IQueueSortPlugin : ISchedulerPlugin
{
    /// <summary>Negative when <paramref name="left"/> is to be scheduled first, positive when <paramref name="right"/> is, zero when the one that came first is.</summary>
    int Compare(QueuedPod left, QueuedPod right);
}
