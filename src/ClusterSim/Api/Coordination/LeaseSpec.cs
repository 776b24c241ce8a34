namespace ClusterSim.Api.Coordination;

/// <summary>Contents of a Lease: who holds it, since when and for how long.</summary>
public sealed record LeaseSpec : ApiRecord
{
    /// <summary>Identity of the current holder; null or empty when nobody holds the Lease.</summary>
    [KeepEmpty]
    public string? HolderIdentity { get; init; }

    /// <summary>Seconds after <c>renewTime</c> that others must wait before taking over; greater than 0.</summary>
    public int? LeaseDurationSeconds { get; init; }

    /// <summary>Time, with microseconds, at which the current holder took the Lease.</summary>
    public MicroTime? AcquireTime { get; init; }

    /// <summary>Time, with microseconds, at which the holder last renewed the Lease.</summary>
    public MicroTime? RenewTime { get; init; }

    /// <summary>Number of times the Lease has changed holder; 0 or more.</summary>
    public int? LeaseTransitions { get; init; }

    /// <summary>How coordinated leader election picks a leader, such as <c>OldestEmulationVersion</c>; uncoordinated when unset.</summary>
    [KeepEmpty]
    public string? Strategy { get; init; }

    /// <summary>Identity the holder should hand over to; only allowed when <c>strategy</c> is set.</summary>
    [KeepEmpty]
    public string? PreferredHolder { get; init; }
}
