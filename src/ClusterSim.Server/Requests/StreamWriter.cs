using System.Threading.Channels;
using ClusterSim.Simulation;
using Microsoft.AspNetCore.Http;

namespace ClusterSim.Server.Requests;

/// <summary>Writes what a watch or a log says as it comes. A reader that falls far behind is cut off and costs nothing more.</summary>
internal sealed class StreamWriter(SimulationLoop loop, HttpContext context) : IObserver<ReadOnlyMemory<byte>>
{
    private const int MaxWaiting = 16_384; // Pieces; they are shared with the other watchers, so that these cost little.
    private const int FlushBytes = 64 * 1024;

    private readonly Channel<ReadOnlyMemory<byte>> _pieces = Channel.CreateUnbounded<ReadOnlyMemory<byte>>();
    private IDisposable? _subscription;

    public async Task WriteAsync(IObservable<ReadOnlyMemory<byte>> pieces)
    {
        _subscription = await loop.InvokeAsync(() => pieces.Subscribe(this)).ConfigureAwait(false);
        try
        {
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false); // The client learns at once that it watches.
            await CopyAsync().ConfigureAwait(false);
        }
        catch (SlowReaderException)
        {
            context.Abort();
        }
        finally
        {
            await loop.InvokeAsync(() => { _subscription.Dispose(); return true; }).ConfigureAwait(false);
        }
    }

    public void OnNext(ReadOnlyMemory<byte> piece)
    {
        if (_subscription is not null && _pieces.Reader.Count >= MaxWaiting) // What is there at the beginning is as long as it is.
            _pieces.Writer.TryComplete(new SlowReaderException());
        else
            _pieces.Writer.TryWrite(piece);
    }

    public void OnCompleted() => _pieces.Writer.TryComplete();

    public void OnError(Exception error) => _pieces.Writer.TryComplete(error);

    private async Task CopyAsync()
    {
        var writer = context.Response.BodyWriter;
        while (await _pieces.Reader.WaitToReadAsync(context.RequestAborted).ConfigureAwait(false))
        {
            while (writer.UnflushedBytes < FlushBytes && _pieces.Reader.TryRead(out var piece))
                Write(writer, piece.Span);
            if ((await writer.FlushAsync(context.RequestAborted).ConfigureAwait(false)).IsCompleted)
                return;
        }
    }

    private static void Write(System.IO.Pipelines.PipeWriter writer, ReadOnlySpan<byte> piece) => System.Buffers.BuffersExtensions.Write(writer, piece);

    /// <summary>The client reads too slowly.</summary>
    private sealed class SlowReaderException : Exception;
}
