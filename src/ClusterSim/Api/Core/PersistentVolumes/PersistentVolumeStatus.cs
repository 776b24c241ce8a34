namespace ClusterSim.Api.Core;

/// <summary>What the volume controller last observed about a PersistentVolume.</summary>
public sealed record PersistentVolumeStatus : ApiRecord
{
    /// <summary><c>Pending</c>, <c>Available</c>, <c>Bound</c>, <c>Released</c> (claim gone, not yet reclaimed) or <c>Failed</c> (reclaiming went wrong).</summary>
    public string? Phase { get; init; }

    /// <summary>Human-readable explanation of the current phase, mainly after a failure.</summary>
    public string? Message { get; init; }

    /// <summary>Short CamelCase cause of a failure; empty when nothing failed.</summary>
    public string? Reason { get; init; }

    /// <summary>Time the phase last changed; stamped by the API server.</summary>
    public Time? LastPhaseTransitionTime { get; init; }
}
