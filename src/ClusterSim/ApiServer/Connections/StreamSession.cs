using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Connections;

/// <summary>Standard input and output of a process in a container, held by a client: what <c>exec</c> and <c>attach</c> lead to.</summary>
/// <remarks>
/// All of it is used on the loop.
/// Source: cri-streaming remotecommand (v1.36). Differs from Kubernetes: a command whose client has gone is killed, also without a terminal.
/// </remarks>
public sealed class StreamSession : ApiConnection
{
    private readonly Func<Task<Status>> _run;
    private readonly Action<int, int> _resize;
    private readonly Action _close;

    internal StreamSession(StreamOptions options, IByteSink? input, IByteSource? output, IByteSource? error, Func<Task<Status>> run, Action<int, int> resize, Action close)
    {
        (Options, Input, Output, Error) = (options, input, output, error);
        (_run, _resize, _close) = (run, resize, close);
    }

    /// <summary>What was asked for.</summary>
    public StreamOptions Options { get; }

    /// <summary>Where input goes; null when none was asked for.</summary>
    public IByteSink? Input { get; }

    /// <summary>Where output comes from; null when it was not asked for.</summary>
    public IByteSource? Output { get; }

    /// <summary>Where error output comes from; null when it was not asked for, or goes with the rest to a terminal.</summary>
    public IByteSource? Error { get; }

    /// <summary>Starts the process, or attaches to it.</summary>
    /// <returns>How it ended: success, or the exit code as a cause of type <c>ExitCode</c>. Outputs have an end before.</returns>
    public Task<Status> RunAsync() => _run();

    /// <summary>The client's terminal has another size.</summary>
    public void Resize(int columns, int rows) => _resize(columns, rows);

    /// <inheritdoc/>
    public override void Close() => _close();
}
