namespace ClusterSim.Simulation;

/// <summary>Where bytes come from, as they come: a pipe, a file, a log that is followed. Used on the loop only. Disposing of it says that nobody will read any more.</summary>
public interface IByteSource : IDisposable
{
    /// <summary>The next bytes, as soon as there are any; none at all at the end. One reader at a time.</summary>
    /// <param name="cancellation">Ends the wait early, with an <see cref="OperationCanceledException"/>.</param>
    Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation = default);
}
