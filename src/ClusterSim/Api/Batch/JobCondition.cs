namespace ClusterSim.Api.Batch;

/// <summary>One observed aspect of a Job's state, such as completion or failure.</summary>
public sealed record JobCondition : ApiRecord, ICondition
{
    /// <summary>Name of the condition: <c>Complete</c>, <c>Failed</c>, <c>Suspended</c>, <c>FailureTarget</c> or <c>SuccessCriteriaMet</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition holds: <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    [Required]
    public string Status { get; init; } = "";

    /// <summary>Time at which this condition was last checked.</summary>
    [NullWhenEmpty]
    public Time? LastProbeTime { get; init; }

    /// <summary>Time at which the condition last changed from one status to another.</summary>
    [NullWhenEmpty]
    public Time? LastTransitionTime { get; init; }

    /// <summary>Short CamelCase word that gives the cause of the last status change.</summary>
    public string? Reason { get; init; }

    /// <summary>Human-readable details about the last status change.</summary>
    public string? Message { get; init; }
}
