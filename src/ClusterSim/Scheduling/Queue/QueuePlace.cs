namespace ClusterSim.Scheduling;

/// <summary>Where a Pod waits.</summary>
internal enum QueuePlace : byte
{
    /// <summary>Nowhere: it is being scheduled.</summary>
    InFlight,

    /// <summary>To be tried next (activeQ).</summary>
    Active,

    /// <summary>For its back-off to end, after it fitted nowhere (podBackoffQ).</summary>
    Backoff,

    /// <summary>For its back-off to end, after an error (podErrorBackoffQ).</summary>
    ErrorBackoff,

    /// <summary>For a change that may help (unschedulablePods).</summary>
    Unschedulable,
}
