namespace ClusterSim.Nodes.Programs.Files;

/// <summary>A directory.</summary>
internal sealed class DirectoryNode(int mode = 0b111_101_101) : FileNode(mode)
{
    /// <summary>What is in it, by name; <c>.</c> and <c>..</c> go without saying.</summary>
    public SortedDictionary<string, FileNode> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether nothing in it can be changed from within a container, as in a mounted ConfigMap.</summary>
    public bool IsReadOnly { get; init; }

    public override char TypeLetter => 'd';

    public override long Size => 4096;
}
