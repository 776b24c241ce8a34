namespace ClusterSim.Scheduling;

/// <summary>Keeps state of its own about where Pods go.</summary>
public interface IReservePlugin : ISchedulerPlugin
{
    /// <summary>The Pod has been given a Node. Anything but success sends it back to the queue, and every plugin's <see cref="Unreserve"/> is called.</summary>
    PluginStatus Reserve(Pod pod, CycleState state, string nodeName);

    /// <summary>The Pod will not go there after all. Called in reverse order, also for plugins whose <see cref="Reserve"/> was not reached; must do no harm.</summary>
    void Unreserve(Pod pod, CycleState state, string nodeName);
}
