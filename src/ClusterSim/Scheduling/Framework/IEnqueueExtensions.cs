namespace ClusterSim.Scheduling;

/// <summary>Says which changes in the cluster may help a Pod that the plugin rejected. Without it, every change may.</summary>
public interface IEnqueueExtensions : ISchedulerPlugin
{
    /// <summary>The changes that may help, and how to tell whether one does.</summary>
    IReadOnlyList<RegisteredEvent> EventsToRegister { get; }
}
