namespace ClusterSim.Api.Core;

/// <summary>OpenStack Cinder disk mounted by a Pod. Deprecated: the in-tree driver is gone, requests go to <c>cinder.csi.openstack.org</c>.</summary>
public sealed record CinderVolumeSource : ApiRecord
{
    /// <summary>Identifier of the disk in Cinder.</summary>
    [Required]
    public string VolumeID { get; init; } = "";

    /// <summary>Filesystem on the disk, such as <c>ext4</c> or <c>xfs</c>; when unset <c>ext4</c> is assumed.</summary>
    public string? FsType { get; init; }

    /// <summary><c>true</c> mounts the disk read-only; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }

    /// <summary>Secret, in the Pod's namespace, with the parameters for connecting to OpenStack.</summary>
    public LocalObjectReference? SecretRef { get; init; }
}
