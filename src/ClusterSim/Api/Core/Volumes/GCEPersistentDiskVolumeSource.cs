namespace ClusterSim.Api.Core;

/// <summary>Google Compute Engine disk used as a volume. Deprecated: the in-tree driver is gone, requests go to <c>pd.csi.storage.gke.io</c>.</summary>
public sealed record GCEPersistentDiskVolumeSource : ApiRecord
{
    /// <summary>Name of the disk in Google Compute Engine.</summary>
    [Required]
    public string PdName { get; init; } = "";

    /// <summary>Filesystem on the disk, such as <c>ext4</c> or <c>xfs</c>; when unset <c>ext4</c> is assumed.</summary>
    public string? FsType { get; init; }

    /// <summary>Partition number to mount; 0 or unset means the whole disk. Range 0–255.</summary>
    [OmitZero]
    public int Partition { get; init; }

    /// <summary><c>true</c> mounts the disk read-only; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }
}
