using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>Bytes that are all there.</summary>
internal sealed class BytesSource(ReadOnlyMemory<byte> bytes) : IByteSource
{
    private ReadOnlyMemory<byte> _bytes = bytes;

    public Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation = default)
    {
        var all = _bytes;
        _bytes = default;
        return Task.FromResult(all);
    }

    public void Dispose()
    {
    }
}
