using System.Text.Json;
using ClusterSim.Api.Meta;
using ClusterSim.ApiServer.Connections;
using ClusterSim.Simulation;

namespace ClusterSim.Server.Streams.WebSockets;

/// <summary>The streams of a process over the channels of a WebSocket.</summary>
/// <remarks>Source: cri-streaming remotecommand/websocket.go; client-go remotecommand/websocket.go, v5.go (v1.36).</remarks>
internal sealed class WebSocketStreams(SimulationLoop loop, StreamSession session, ChannelSocket socket)
{
    private const int Input = 0;
    private const int Output = 1;
    private const int Error = 2;
    private const int Outcome = 3;
    private const int Resize = 4;
    private const int CloseSignal = 255;

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    // kubectl begins to read before it knows its streams, and drops what comes in between. A real container takes longer than this to run anything.
    private static readonly TimeSpan ClientSetup = TimeSpan.FromMilliseconds(50);

    public async Task RunAsync(CancellationToken gone)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(gone);
        await socket.SendAsync(session.Output is not null ? Output : session.Error is not null ? Error : Outcome, default, gone).ConfigureAwait(false); // So that the client knows it is there.
        var running = loop.InvokeAsync(session.RunAsync);
        var receiving = ReceiveAsync(over.Token);
        var sending = SendAsync(running, over.Token);
        if (await Task.WhenAny(receiving, sending).ConfigureAwait(false) == receiving)
        {
            await over.CancelAsync().ConfigureAwait(false); // The client has gone.
            await receiving.ConfigureAwait(false);
            return;
        }
        await sending.ConfigureAwait(false);
        over.CancelAfter(Goodbye);
        await receiving.ConfigureAwait(false); // Until the client closes: what it has still sent must not reset the connection.
    }

    private async Task SendAsync(Task<Status> running, CancellationToken cancellation)
    {
        await Task.Delay(ClientSetup, cancellation).ConfigureAwait(false);
        await Task.WhenAll(CopyAsync(session.Output, Output, cancellation), CopyAsync(session.Error, Error, cancellation)).ConfigureAwait(false);
        var status = await running.WaitAsync(cancellation).ConfigureAwait(false);
        var outcome = socket.Protocol.SaysStatus ? StatusText.Json(status) : StatusText.Plain(status);
        if (outcome.Length > 0)
            await socket.SendAsync(Outcome, outcome, cancellation).ConfigureAwait(false);
        await socket.CloseAsync(cancellation).ConfigureAwait(false);
    }

    private Task CopyAsync(IByteSource? source, int channel, CancellationToken cancellation) =>
        source is null ? Task.CompletedTask : loop.CopyAsync(source, bytes => socket.SendAsync(channel, bytes, cancellation), cancellation);

    private async Task ReceiveAsync(CancellationToken cancellation)
    {
        var takesInput = session.Input is not null;
        while (await socket.ReceiveAsync(cancellation).ConfigureAwait(false) is { } message)
        {
            if (message.Channel == Input && takesInput && !message.Bytes.IsEmpty)
                takesInput = await loop.WriteAsync(session.Input!, message.Bytes, cancellation).ConfigureAwait(false);
            else if (message.Channel == CloseSignal && !message.Bytes.IsEmpty && message.Bytes.Span[0] == Input && session.Input is { } input)
                await loop.CompleteAsync(input).ConfigureAwait(false);
            else if (message.Channel == Resize && TerminalSize.TryRead(message.Bytes.Span) is { } size)
                await loop.InvokeAsync(() => { session.Resize(size.Columns, size.Rows); return true; }).ConfigureAwait(false);
        }
    }
}
