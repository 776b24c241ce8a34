namespace ClusterSim.Scheduling;

/// <summary>What a change means for a Pod that waits for one.</summary>
internal enum Requeueing : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Try it again when its back-off is over.</summary>
    AfterBackoff,

    /// <summary>Try it again at once.</summary>
    Immediately,
}
