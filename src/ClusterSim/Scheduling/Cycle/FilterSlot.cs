namespace ClusterSim.Scheduling;

/// <summary>A Filter plugin's place in a profile.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Number">The plugin's number within the profile, for bit masks.</param>
/// <param name="Place">From 1 up, in the order of asking; 0 stands for no plugin.</param>
internal sealed record FilterSlot(IFilterPlugin Plugin, int Number, byte Place)
{
    /// <summary>How many filters can be kept that look at Pods elsewhere: a bit each.</summary>
    public const int TopologyLimit = 8;

    /// <summary>Whether its answer for a Node holds until that Node changes.</summary>
    public bool IsReusable { get; } = (Plugin.DependsOn & ProfileRuntime.Volatile) == 0;

    /// <summary>Whether its answers hold until it says that they changed. The profile sees to it that there are no more of these than <see cref="TopologyLimit"/>.</summary>
    public bool IsTopology { get; init; }

    /// <summary>Whether its answers are good for one cycle only.</summary>
    public bool IsVolatile => !IsReusable && !IsTopology;

    public bool OneAtATime { get; } = Plugin is IOneNodeAtATime;

    public bool IsSkippedIn(ulong skipped) => (skipped & (1UL << Number)) != 0;
}
