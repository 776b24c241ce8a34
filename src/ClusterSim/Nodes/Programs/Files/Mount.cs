namespace ClusterSim.Nodes.Programs.Files;

/// <summary>What is seen at a path in place of what is there otherwise.</summary>
/// <param name="Root">What is seen: a directory or a file.</param>
/// <param name="IsReadOnly">Whether nothing in it can be changed from here.</param>
/// <param name="Type">Type of its file system, as in <c>tmpfs</c>.</param>
/// <param name="LimitBytes">How much fits into it; null: no limit.</param>
internal sealed record Mount(FileNode Root, bool IsReadOnly = false, string Type = "ext4", long? LimitBytes = null);
