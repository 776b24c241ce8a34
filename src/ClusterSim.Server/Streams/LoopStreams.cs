using ClusterSim.Simulation;

namespace ClusterSim.Server.Streams;

/// <summary>Moves bytes between the simulation loop and connections, a piece at a time, so that each side waits for the other.</summary>
internal static class LoopStreams
{
    /// <summary>The next bytes of a source; none at its end.</summary>
    public static Task<ReadOnlyMemory<byte>> ReadAsync(this SimulationLoop loop, IByteSource source, CancellationToken cancellation) =>
        loop.InvokeAsync(() => source.ReadAsync(cancellation));

    /// <summary>Writes bytes, which may change afterwards; false when nobody reads them any more.</summary>
    public static async Task<bool> WriteAsync(this SimulationLoop loop, IByteSink sink, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var copy = bytes.ToArray();
        try
        {
            return await loop.InvokeAsync(async () =>
            {
                await sink.WriteAsync(copy, cancellation);
                return true;
            }).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return false; // It was closed at the other end, or reset.
        }
    }

    public static Task CompleteAsync(this SimulationLoop loop, IByteSink sink) => loop.InvokeAsync(() =>
    {
        sink.Complete();
        return true;
    });

    /// <summary>Sends all that a source has; a connection that is reset has no more.</summary>
    public static async Task CopyAsync(this SimulationLoop loop, IByteSource source, Func<ReadOnlyMemory<byte>, Task> send, CancellationToken cancellation)
    {
        while (await NextAsync(loop, source, cancellation).ConfigureAwait(false) is { IsEmpty: false } bytes)
            await send(bytes).ConfigureAwait(false);
    }

    private static async Task<ReadOnlyMemory<byte>> NextAsync(SimulationLoop loop, IByteSource source, CancellationToken cancellation)
    {
        try
        {
            return await loop.ReadAsync(source, cancellation).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return default;
        }
    }
}
