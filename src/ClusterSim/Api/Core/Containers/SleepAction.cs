namespace ClusterSim.Api.Core;

/// <summary>A lifecycle hook that only waits.</summary>
public sealed record SleepAction : ApiRecord
{
    /// <summary>Time to wait in seconds, from 0 up to the Pod's termination grace period.</summary>
    [Required]
    public long Seconds { get; init; }
}
