namespace ClusterSim.Api.Core;

/// <summary>Details of a container run that has ended.</summary>
public sealed record ContainerStateTerminated : ApiRecord
{
    /// <summary>Exit code of the ended run; 0 means success.</summary>
    [Required]
    public int ExitCode { get; init; }

    /// <summary>Number of the signal that ended the container; 0 or unset if none is known.</summary>
    [OmitZero]
    public int Signal { get; init; }

    /// <summary>Brief CamelCase cause, such as <c>Completed</c>, <c>Error</c> or <c>OOMKilled</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Termination message the container left, from its message file or log. Null if none.</summary>
    public string? Message { get; init; }

    /// <summary>Time at which the ended run had begun.</summary>
    [NullWhenEmpty]
    public Time? StartedAt { get; init; }

    /// <summary>Time at which the container run ended.</summary>
    [NullWhenEmpty]
    public Time? FinishedAt { get; init; }

    /// <summary>Runtime identifier of the ended container, as <c>type://id</c>.</summary>
    public string? ContainerID { get; init; }
}
