using ClusterSim.ApiServer.Connections;
using ClusterSim.Simulation;

namespace ClusterSim.Server.Streams.Spdy;

/// <summary>The streams of a process over those of a SPDY connection, which the client opens one by one.</summary>
/// <remarks>Source: cri-streaming remotecommand/httpstream.go (v1.36).</remarks>
internal sealed class SpdyStreams(SimulationLoop loop, StreamSession session, string protocol, Stream transport)
{
    private static readonly string[] Known = ["v4.channel.k8s.io", "v3.channel.k8s.io", "v2.channel.k8s.io", "channel.k8s.io"];
    private static readonly TimeSpan OpeningTime = TimeSpan.FromSeconds(30); // DefaultStreamCreationTimeout
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, SpdyStream> _streams = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The best of the protocols that a client can speak; null when it speaks none that is known.</summary>
    public static string? Choose(IReadOnlyList<string> offered) => offered.Count == 0 ? Known[^1] : Array.Find(Known, offered.Contains);

    public async Task RunAsync(CancellationToken gone)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(gone);
        using var connection = new SpdyConnection(transport);
        var receiving = connection.RunAsync(Opened, over.Token);
        var working = WorkAsync(over.Token);
        if (await Task.WhenAny(receiving, working).ConfigureAwait(false) == receiving)
            await over.CancelAsync().ConfigureAwait(false); // The client has gone.
        else
            over.CancelAfter(Goodbye); // Until the client closes: what it has still sent must not reset the connection.
        foreach (var task in (Task[])[working, receiving])
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Opened(SpdyStream stream)
    {
        _streams[stream.Type] = stream;
        if (Wanted().All(_streams.ContainsKey))
            _complete.TrySetResult();
    }

    private IEnumerable<string> Wanted()
    {
        yield return "error";
        if (session.Options.Stdin)
            yield return "stdin";
        if (session.Options.Stdout)
            yield return "stdout";
        if (session.Options.Stderr)
            yield return "stderr";
        if (session.Options.Tty && protocol is "v4.channel.k8s.io" or "v3.channel.k8s.io")
            yield return "resize";
    }

    private async Task WorkAsync(CancellationToken cancellation)
    {
        await _complete.Task.WaitAsync(OpeningTime, cancellation).ConfigureAwait(false);
        var running = loop.InvokeAsync(session.RunAsync);
        var input = ReceiveAsync(cancellation);
        var resizing = ResizeAsync(cancellation);
        await Task.WhenAll(SendAsync(session.Output, "stdout", cancellation), SendAsync(session.Error, "stderr", cancellation)).ConfigureAwait(false);
        var status = await running.WaitAsync(cancellation).ConfigureAwait(false);
        foreach (var stream in _streams.Values)
            stream.End(); // Nobody reads any more what may still come.
        await Task.WhenAll(input, resizing).ConfigureAwait(false);
        await _streams["error"].CloseAsync(protocol == Known[0] ? StatusText.Json(status) : StatusText.Plain(status), cancellation).ConfigureAwait(false);
    }

    private async Task SendAsync(IByteSource? source, string name, CancellationToken cancellation)
    {
        if (source is null || !_streams.TryGetValue(name, out var stream))
            return;
        await loop.CopyAsync(source, bytes => stream.SendAsync(bytes, cancellation), cancellation).ConfigureAwait(false);
        await stream.CloseAsync(default, cancellation).ConfigureAwait(false);
    }

    private async Task ReceiveAsync(CancellationToken cancellation)
    {
        if (session.Input is not { } input)
            return;
        var stream = _streams["stdin"];
        await foreach (var bytes in stream.Input.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            if (!await loop.WriteAsync(input, bytes, cancellation).ConfigureAwait(false))
                stream.End();
        }
        await loop.CompleteAsync(input).ConfigureAwait(false);
    }

    private async Task ResizeAsync(CancellationToken cancellation)
    {
        if (!_streams.TryGetValue("resize", out var stream))
            return;
        await foreach (var bytes in stream.Input.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            if (TerminalSize.TryRead(bytes.Span) is { } size)
                await loop.InvokeAsync(() => { session.Resize(size.Columns, size.Rows); return true; }).ConfigureAwait(false);
        }
    }
}
