using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Processes;

/// <summary>Swallows everything.</summary>
internal sealed class NullSink : IByteSink
{
    public static NullSink Instance { get; } = new();

    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) => Task.CompletedTask;

    public void Complete()
    {
    }
}
