namespace ClusterSim.Scheduling;

/// <summary>A plugin's place at an extension point.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Number">Its number within the profile, for bit masks.</param>
internal readonly record struct PluginSlot<T>(T Plugin, int Number) where T : ISchedulerPlugin
{
    public ulong Bit => 1UL << Number;
}
