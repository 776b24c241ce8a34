namespace ClusterSim.Api.Batch;

/// <summary>Wanted behaviour of a CronJob: when to run, what to run, how much to keep.</summary>
public sealed record CronJobSpec : ApiRecord
{
    /// <summary>Run times as five-field cron text or a macro, such as <c>*/5 * * * *</c> or <c>@hourly</c>.</summary>
    [Required]
    public string Schedule { get; init; } = "";

    /// <summary>IANA time zone for the schedule, such as <c>Etc/UTC</c>; the controller manager's local zone when unset.</summary>
    [KeepEmpty]
    public string? TimeZone { get; init; }

    /// <summary>Seconds a run may start late before it counts as missed; no deadline when unset.</summary>
    public long? StartingDeadlineSeconds { get; init; }

    /// <summary>Action when the previous run is still active: <c>Allow</c> (default), <c>Forbid</c> (skip new) or <c>Replace</c> (stop old).</summary>
    public string? ConcurrencyPolicy { get; init; }

    /// <summary>When true, no new Jobs are started; running ones continue. Default false.</summary>
    public bool? Suspend { get; init; }

    /// <summary>Job to create at each scheduled time.</summary>
    [Required]
    public JobTemplateSpec JobTemplate { get; init; } = Unset<JobTemplateSpec>.Value;

    /// <summary>Number of successful Jobs kept; 0 or more, default 3.</summary>
    public int? SuccessfulJobsHistoryLimit { get; init; }

    /// <summary>Number of failed Jobs kept; 0 or more, default 1.</summary>
    public int? FailedJobsHistoryLimit { get; init; }
}
