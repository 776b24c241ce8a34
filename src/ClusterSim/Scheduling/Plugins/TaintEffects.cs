namespace ClusterSim.Scheduling.Plugins;

/// <summary>What a taint does to Pods that do not tolerate it.</summary>
internal static class TaintEffects
{
    /// <summary>New ones are not scheduled onto the Node.</summary>
    public const string NoSchedule = "NoSchedule";

    /// <summary>New ones go elsewhere if they can.</summary>
    public const string PreferNoSchedule = "PreferNoSchedule";

    /// <summary>New ones are not scheduled onto the Node, and those on it are evicted.</summary>
    public const string NoExecute = "NoExecute";
}
