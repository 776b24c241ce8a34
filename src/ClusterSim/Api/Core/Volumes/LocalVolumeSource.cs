namespace ClusterSim.Api.Core;

/// <summary>Disk, partition or directory of one Node behind a PersistentVolume; needs node affinity.</summary>
public sealed record LocalVolumeSource : ApiRecord
{
    /// <summary>Full path on the Node of the directory or block device.</summary>
    [Required]
    public string Path { get; init; } = "";

    /// <summary>Filesystem to format when the path is a block device. Null lets the kubelet choose.</summary>
    public string? FsType { get; init; }
}
