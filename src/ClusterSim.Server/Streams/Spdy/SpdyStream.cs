using System.Threading.Channels;

namespace ClusterSim.Server.Streams.Spdy;

/// <summary>One stream of a SPDY connection.</summary>
internal sealed class SpdyStream(SpdyConnection connection, uint id, IReadOnlyDictionary<string, string> headers)
{
    private const int MaxWaiting = 16; // Pieces; then the client has to wait.

    private readonly Channel<ReadOnlyMemory<byte>> _input = Channel.CreateBounded<ReadOnlyMemory<byte>>(MaxWaiting);
    private readonly TaskCompletionSource _reset = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isClosed;

    /// <summary>What the client said about the stream when it opened it; names in lower case.</summary>
    public IReadOnlyDictionary<string, string> Headers => headers;

    /// <summary>What it is for.</summary>
    public string Type => headers.GetValueOrDefault("streamtype", "");

    /// <summary>What the client sends, up to its end.</summary>
    public ChannelReader<ReadOnlyMemory<byte>> Input => _input.Reader;

    /// <summary>Completes when the client gives the stream up.</summary>
    public Task WasReset => _reset.Task;

    public Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => connection.SendDataAsync(id, bytes, isLast: false, cancellation);

    /// <summary>Says that nothing more will come; with the last bytes, if there are any.</summary>
    public Task CloseAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (_isClosed)
            return Task.CompletedTask;
        _isClosed = true;
        return connection.SendDataAsync(id, bytes, isLast: true, cancellation);
    }

    /// <summary>Bytes have come. Those that nobody wants any more are dropped.</summary>
    public async ValueTask DeliverAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await _input.Writer.WriteAsync(bytes, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // As said.
        }
    }

    /// <summary>The client will send no more, or nobody wants it.</summary>
    public void End() => _input.Writer.TryComplete();

    public void Reset()
    {
        End();
        _reset.TrySetResult();
    }
}
