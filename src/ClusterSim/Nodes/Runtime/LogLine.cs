namespace ClusterSim.Nodes.Runtime;

/// <summary>Where a program wrote a line.</summary>
public enum LogStream : byte
{
    /// <summary>Standard output.</summary>
    Stdout,

    /// <summary>Standard error.</summary>
    Stderr,
}

/// <summary>One line of a container's log.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Stream">Where it was written.</param>
/// <param name="Text">The line, without an end of line.</param>
public readonly record struct LogLine(DateTimeOffset Time, LogStream Stream, string Text);
