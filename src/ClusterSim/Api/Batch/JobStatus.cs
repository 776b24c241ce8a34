namespace ClusterSim.Api.Batch;

/// <summary>Observed Pod counts, timings and conditions of a Job.</summary>
public sealed record JobStatus : ApiRecord
{
    /// <summary>Current conditions of the Job; <c>Complete</c> or <c>Failed</c> marks the end.</summary>
    [Atomic, PatchMerge("type")]
    public ValueList<JobCondition> Conditions { get; init; } = [];

    /// <summary>Time the Job was first acted on; reset when it resumes, null while created suspended.</summary>
    public Time? StartTime { get; init; }

    /// <summary>Time at which the Job completed successfully; null otherwise.</summary>
    public Time? CompletionTime { get; init; }

    /// <summary>Pending and running Pods that are not being deleted.</summary>
    [OmitZero]
    public int Active { get; init; }

    /// <summary>Pods that ended in phase <c>Succeeded</c>; can fall for elastic <c>Indexed</c> Jobs.</summary>
    [OmitZero]
    public int Succeeded { get; init; }

    /// <summary>Pods that ended in phase <c>Failed</c>; never decreases.</summary>
    [OmitZero]
    public int Failed { get; init; }

    /// <summary>Pods being deleted that are still pending or running.</summary>
    public int? Terminating { get; init; }

    /// <summary>Indexes that succeeded, as sorted numbers and ranges such as <c>1,3-5,7</c>; only for <c>Indexed</c> Jobs.</summary>
    public string? CompletedIndexes { get; init; }

    /// <summary>Indexes that failed for good, as sorted numbers and ranges; only with <c>backoffLimitPerIndex</c>.</summary>
    [KeepEmpty]
    public string? FailedIndexes { get; init; }

    /// <summary>Finished Pods not yet added to the counters; null when none wait.</summary>
    public UncountedTerminatedPods? UncountedTerminatedPods { get; init; }

    /// <summary>Active Pods that have a true <c>Ready</c> condition and are not being deleted.</summary>
    public int? Ready { get; init; }
}
