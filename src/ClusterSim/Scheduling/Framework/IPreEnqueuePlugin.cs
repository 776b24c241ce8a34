namespace ClusterSim.Scheduling;

/// <summary>Decides whether a Pod may enter the queue at all.</summary>
public interface IPreEnqueuePlugin : ISchedulerPlugin
{
    /// <summary>Anything but success keeps the Pod out, without an event or a condition, until an event that the plugin registered for comes.</summary>
    PluginStatus PreEnqueue(Pod pod);
}
