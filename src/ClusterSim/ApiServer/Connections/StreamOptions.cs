namespace ClusterSim.ApiServer.Connections;

/// <summary>Which process of a Pod is meant, and which of its streams are wanted.</summary>
/// <remarks>Source: core/v1 PodExecOptions, PodAttachOptions (v1.36).</remarks>
public sealed record StreamOptions
{
    /// <summary>Name of the container; empty: the only one.</summary>
    public string Container { get; init; } = "";

    /// <summary>The command and its arguments; empty to attach to the main program.</summary>
    public ValueList<string> Command { get; init; } = [];

    /// <summary>Whether the client sends input.</summary>
    public bool Stdin { get; init; }

    /// <summary>Whether the client wants output.</summary>
    public bool Stdout { get; init; }

    /// <summary>Whether the client wants error output.</summary>
    public bool Stderr { get; init; }

    /// <summary>Whether the process gets a terminal.</summary>
    public bool Tty { get; init; }
}
