namespace ClusterSim.Scheduling;

/// <summary>Binds a Pod to its Node.</summary>
public interface IBindPlugin : ISchedulerPlugin
{
    /// <summary>Success when the Pod is bound; <see cref="StatusCode.Skip"/> to leave it to the next plugin; anything else sends the Pod back to the queue.</summary>
    PluginStatus Bind(Pod pod, CycleState state, string nodeName);
}
