namespace ClusterSim.Nodes.Programs;

/// <summary>Some bytes on their way, or the end of all.</summary>
internal readonly record struct TcpSegment(ReadOnlyMemory<byte> Bytes)
{
    public static TcpSegment End => default;

    public bool IsEnd => Bytes.IsEmpty;
}
