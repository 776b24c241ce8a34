namespace ClusterSim.Scheduling;

/// <summary>Does what must be done before a Pod is bound.</summary>
public interface IPreBindPlugin : ISchedulerPlugin
{
    /// <summary>Anything but success sends the Pod back to the queue.</summary>
    PluginStatus PreBind(Pod pod, CycleState state, string nodeName);
}
