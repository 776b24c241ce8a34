using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Volumes;

/// <summary>A volume of a Pod as it is set up on its node.</summary>
/// <param name="Root">What is in it: a directory; or a file, as some of a machine's are.</param>
/// <param name="IsReadOnly">Whether no container may change it.</param>
/// <param name="Type">Type of its file system.</param>
/// <param name="LimitBytes">How much fits into it; null: no limit.</param>
internal sealed record SetUpVolume(FileNode Root, bool IsReadOnly = false, string Type = "ext4", long? LimitBytes = null)
{
    /// <summary>The volume, or a part of it, as a container mounts it.</summary>
    public Mount MountOf(FileNode part, bool isReadOnly) => new(part, IsReadOnly || isReadOnly, Type, LimitBytes);
}
