namespace ClusterSim.Api.Core;

/// <summary>AWS EBS disk mounted as a volume. Deprecated: the in-tree driver is gone, requests go to <c>ebs.csi.aws.com</c>.</summary>
public sealed record AWSElasticBlockStoreVolumeSource : ApiRecord
{
    /// <summary>AWS identifier of the disk, for example <c>vol-0abc</c>; the disk must be in the Node's zone.</summary>
    [Required]
    public string VolumeID { get; init; } = "";

    /// <summary>Filesystem on the disk, such as <c>ext4</c> or <c>xfs</c>; when unset <c>ext4</c> is assumed.</summary>
    public string? FsType { get; init; }

    /// <summary>Partition number to mount; 0 or unset means the whole disk. Range 0–255.</summary>
    [OmitZero]
    public int Partition { get; init; }

    /// <summary><c>true</c> mounts the disk read-only; <c>false</c> (default) allows writes.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }
}
