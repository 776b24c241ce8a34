using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Processes;

/// <summary>Keys on their way to a terminal.</summary>
internal sealed class Keyboard(Terminal terminal) : IByteSink
{
    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        terminal.Type(bytes.Span);
        return Task.CompletedTask;
    }

    public void Complete() => terminal.HangUp();
}
