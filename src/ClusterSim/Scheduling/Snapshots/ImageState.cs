namespace ClusterSim.Scheduling;

/// <summary>An image: its size, and the Nodes that have it.</summary>
internal sealed class ImageState(long sizeBytes)
{
    public long SizeBytes { get; } = sizeBytes;

    /// <summary>Sums are made over it, so its order does not matter.</summary>
    public HashSet<NodeEntry> Nodes { get; } = [];
}
