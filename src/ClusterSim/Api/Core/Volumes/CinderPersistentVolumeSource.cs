namespace ClusterSim.Api.Core;

/// <summary>OpenStack Cinder disk behind a PersistentVolume. Deprecated: the in-tree driver is gone, requests go to <c>cinder.csi.openstack.org</c>.</summary>
public sealed record CinderPersistentVolumeSource : ApiRecord
{
    /// <summary>Identifier of the disk in Cinder.</summary>
    [Required]
    public string VolumeID { get; init; } = "";

    /// <summary>Filesystem on the disk, such as <c>ext4</c> or <c>xfs</c>; when unset <c>ext4</c> is assumed.</summary>
    public string? FsType { get; init; }

    /// <summary><c>true</c> mounts the disk read-only; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }

    /// <summary>Secret with the parameters for connecting to OpenStack. Null means the Node's own configuration.</summary>
    public SecretReference? SecretRef { get; init; }
}
