namespace ClusterSim.Simulation;

/// <summary>Where bytes go. Used on the loop only.</summary>
public interface IByteSink
{
    /// <summary>Writes bytes; takes as long as there is no room for them.</summary>
    /// <param name="bytes">What to write; must not change afterwards.</param>
    /// <param name="cancellation">Ends the wait early, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="BrokenPipeException">Nobody reads any more.</exception>
    Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default);

    /// <summary>Says that nothing more will come.</summary>
    void Complete();
}
