namespace ClusterSim.Scheduling;

/// <summary>A plugin broke its contract: the Pod's attempt fails, the scheduler goes on.</summary>
internal sealed class PluginException(string plugin, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Plugin { get; } = plugin;

    /// <summary>For a plugin that threw at an extension point.</summary>
    public static PluginException Threw(ISchedulerPlugin plugin, string point, Exception inner) =>
        new(plugin.Name, $"running {point} plugin \"{plugin.Name}\": {inner.Message}", inner);
}
