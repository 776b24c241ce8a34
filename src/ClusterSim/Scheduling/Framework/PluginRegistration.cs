namespace ClusterSim.Scheduling;

/// <summary>A plugin of a profile, and how to make it: each scheduler makes its own.</summary>
/// <param name="Name">The plugin's name, unique within a profile.</param>
/// <param name="Create">Makes the plugin; called once when a scheduler starts.</param>
public sealed record PluginRegistration(string Name, Func<SchedulerHandle, ISchedulerPlugin> Create)
{
    /// <summary>What its scores are multiplied by, from 1 up; matters for Score plugins only.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Where it is asked, of the extension points it implements; at all of them unless set.</summary>
    public ExtensionPoints Points { get; init; } = ExtensionPoints.All;

    /// <summary>Where a configuration names it in particular: there it must have something to say.</summary>
    internal ExtensionPoints NamedAt { get; init; }
}
