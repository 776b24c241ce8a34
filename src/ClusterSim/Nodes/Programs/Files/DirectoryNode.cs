namespace ClusterSim.Nodes.Programs.Files;

/// <summary>A directory.</summary>
internal class DirectoryNode(int mode = 0b111_101_101) : FileNode(mode)
{
    /// <summary>What is in it, by name; <c>.</c> and <c>..</c> go without saying.</summary>
    public virtual SortedDictionary<string, FileNode> Entries => field ??= new(StringComparer.Ordinal);

    public sealed override char TypeLetter => 'd';

    public sealed override long Size => 4096;

    /// <summary>How many bytes the files in it hold, at whatever depth.</summary>
    public long Content()
    {
        var bytes = 0L;
        foreach (var node in Entries.Values)
            bytes += node is DirectoryNode directory ? directory.Content() : node.Size;
        return bytes;
    }
}
