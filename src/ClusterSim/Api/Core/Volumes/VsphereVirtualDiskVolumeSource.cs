namespace ClusterSim.Api.Core;

/// <summary>A vSphere virtual disk. Deprecated; calls go to the vSphere CSI driver.</summary>
public sealed record VsphereVirtualDiskVolumeSource : ApiRecord
{
    /// <summary>Path of the disk's VMDK file in its datastore.</summary>
    [Required]
    public string VolumePath { get; init; } = "";

    /// <summary>File system to mount, such as <c>ext4</c> or <c>xfs</c>; <c>ext4</c> when unset.</summary>
    public string? FsType { get; init; }

    /// <summary>Readable name of the SPBM profile used for the disk; unset applies none.</summary>
    public string? StoragePolicyName { get; init; }

    /// <summary>ID of the SPBM profile, paired with <c>storagePolicyName</c>; unset applies none.</summary>
    public string? StoragePolicyID { get; init; }
}
