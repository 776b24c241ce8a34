namespace ClusterSim.Api.Batch;

/// <summary>Observed state of a CronJob: active Jobs and last run times.</summary>
public sealed record CronJobStatus : ApiRecord
{
    /// <summary>References to the Jobs of this CronJob that are running now.</summary>
    [Atomic]
    public ValueList<ObjectReference> Active { get; init; } = [];

    /// <summary>Time of the last run that was started; null if none yet.</summary>
    public Time? LastScheduleTime { get; init; }

    /// <summary>Time at which a Job of this CronJob last completed successfully; null if none yet.</summary>
    public Time? LastSuccessfulTime { get; init; }
}
