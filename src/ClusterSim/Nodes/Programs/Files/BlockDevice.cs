namespace ClusterSim.Nodes.Programs.Files;

/// <summary>A disk without a file system, as a container sees it: bytes that are read and written from the start.</summary>
internal sealed class BlockDevice() : FileNode(0b110_110_000)
{
    /// <summary>What was written to it.</summary>
    public RegularFile Content { get; } = new();

    public override char TypeLetter => 'b';
}
