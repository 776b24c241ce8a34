using System.Text;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Processes;

/// <summary>Keeps what is written.</summary>
internal sealed class BufferSink : IByteSink
{
    private readonly MemoryStream _bytes = new();

    public string Text => Encoding.UTF8.GetString(_bytes.GetBuffer().AsSpan(0, (int)_bytes.Length));

    public byte[] ToArray() => _bytes.ToArray();

    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        _bytes.Write(bytes.Span);
        return Task.CompletedTask;
    }

    public void Complete()
    {
    }
}
