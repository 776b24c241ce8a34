namespace ClusterSim.Controllers.Volumes.Binding;

/// <summary>Whether there is anything to do about a volume or a claim later on.</summary>
internal enum Settlement
{
    /// <summary>Nothing, until it changes.</summary>
    Settled,

    /// <summary>It is to be looked at at the next resync after something else has changed: a volume, a class, a Pod.</summary>
    Waits,

    /// <summary>It is to be looked at at every resync: something is told each time, or tried again.</summary>
    Insists,
}
