namespace ClusterSim.Api.Core;

/// <summary>File or directory of the Node itself, exposed to the Pod.</summary>
public sealed record HostPathVolumeSource : ApiRecord
{
    /// <summary>Path on the Node, without <c>..</c>; a symbolic link is followed.</summary>
    [Required]
    public string Path { get; init; } = "";

    /// <summary>Check made before mounting: empty (default, none), <c>DirectoryOrCreate</c>, <c>Directory</c>, <c>FileOrCreate</c>, <c>File</c>, <c>Socket</c>, <c>CharDevice</c> or <c>BlockDevice</c>.</summary>
    [KeepEmpty]
    public string? Type { get; init; }
}
