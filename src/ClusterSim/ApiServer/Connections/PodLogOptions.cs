namespace ClusterSim.ApiServer.Connections;

/// <summary>Which part of a container's log is wanted, and how.</summary>
/// <remarks>Source: core/v1 PodLogOptions (v1.36).</remarks>
public sealed record PodLogOptions
{
    /// <summary>Name of the container; empty: the only one.</summary>
    public string Container { get; init; } = "";

    /// <summary>Whether to go on with what is written later, until the container ends.</summary>
    public bool Follow { get; init; }

    /// <summary>Whether the log before the last restart is meant.</summary>
    public bool Previous { get; init; }

    /// <summary>Only lines that are no older, in seconds; more than zero. Null: all.</summary>
    public long? SinceSeconds { get; init; }

    /// <summary>Only lines written at this time or later. Null: all.</summary>
    public DateTimeOffset? SinceTime { get; init; }

    /// <summary>Whether each line begins with its time.</summary>
    public bool Timestamps { get; init; }

    /// <summary>How many lines from the end; null: all.</summary>
    public long? TailLines { get; init; }

    /// <summary>How many bytes at most; null: all.</summary>
    public long? LimitBytes { get; init; }

    /// <summary><c>All</c>, <c>Stdout</c> or <c>Stderr</c>.</summary>
    public string Stream { get; init; } = "All";
}
