namespace ClusterSim.Api.Core;

/// <summary>A Portworx volume. Deprecated; calls go to the Portworx CSI driver.</summary>
public sealed record PortworxVolumeSource : ApiRecord
{
    /// <summary>Portworx's own identifier of the volume.</summary>
    [Required]
    public string VolumeID { get; init; } = "";

    /// <summary>File system to mount, such as <c>ext4</c> or <c>xfs</c>; <c>ext4</c> when unset.</summary>
    public string? FsType { get; init; }

    /// <summary>Mounts the volume without write access. Default false.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }
}
