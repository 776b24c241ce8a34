namespace ClusterSim.Api.Batch;

/// <summary>Creates Jobs repeatedly at times given by a cron schedule.</summary>
/// <remarks>Source: api/batch/v1/types.go, CronJob (v1.36).</remarks>
[Resource("batch", "v1", "cronjobs", ShortNames = ["cj"], Categories = ["all"], Subresources = Subresources.Status)]
public sealed record CronJob : ApiObject
{
    /// <summary>Schedule, Job template and history settings of the CronJob.</summary>
    [Required]
    public CronJobSpec Spec { get; init; } = Unset<CronJobSpec>.Value;

    /// <summary>Running Jobs and last run times; written by the CronJob controller.</summary>
    public CronJobStatus Status { get; init; } = Unset<CronJobStatus>.Value;
}
