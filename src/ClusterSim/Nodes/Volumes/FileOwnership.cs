using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Volumes;

/// <summary>Gives a volume to the group that a Pod wants its volumes to have.</summary>
/// <remarks>Source: pkg/volume/volume_linux.go, SetVolumeOwnership (v1.36).</remarks>
internal static class FileOwnership
{
    public const int SetGroup = 0b10_000_000_000; // 2000

    private const int ReadWrite = 0b110_110_000; // rwMask, 0660
    private const int ReadOnly = 0b100_100_000; // roMask, 0440
    private const int Search = 0b001_001_000; // execMask, 0110

    /// <param name="node">The volume, or what is in it.</param>
    /// <param name="group">The group.</param>
    /// <param name="isReadOnly">Whether nobody may write.</param>
    public static void Apply(FileNode node, int group, bool isReadOnly)
    {
        node.GroupId = group;
        if (node is SymbolicLink)
            return;
        node.Mode |= isReadOnly ? ReadOnly : ReadWrite;
        if (node is not DirectoryNode directory)
            return;
        node.Mode |= Search | SetGroup;
        foreach (var child in directory.Entries.Values)
            Apply(child, group, isReadOnly);
    }
}
