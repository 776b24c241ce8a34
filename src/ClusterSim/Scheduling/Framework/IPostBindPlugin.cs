namespace ClusterSim.Scheduling;

/// <summary>Is told when a Pod has been bound.</summary>
public interface IPostBindPlugin : ISchedulerPlugin
{
    /// <summary>The Pod is bound.</summary>
    void PostBind(Pod pod, CycleState state, string nodeName);
}
