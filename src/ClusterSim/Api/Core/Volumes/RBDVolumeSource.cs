namespace ClusterSim.Api.Core;

/// <summary>A Ceph block device mounted straight into a Pod. Deprecated; the in-tree driver no longer exists.</summary>
public sealed record RBDVolumeSource : ApiRecord
{
    /// <summary>Addresses of the Ceph monitors to connect to.</summary>
    [NullWhenEmpty, Required, Atomic]
    public ValueList<string> Monitors { get; init; } = [];

    /// <summary>Name of the RADOS block device image.</summary>
    [Required]
    public string Image { get; init; } = "";

    /// <summary>File system to mount, such as <c>ext4</c> or <c>xfs</c>; <c>ext4</c> when unset.</summary>
    public string? FsType { get; init; }

    /// <summary>RADOS pool that holds the image. Default <c>rbd</c>.</summary>
    [ServerDefault("rbd")]
    public string? Pool { get; init; }

    /// <summary>RADOS user name for access to the image. Default <c>admin</c>.</summary>
    [ServerDefault("admin")]
    public string? User { get; init; }

    /// <summary>Path of the key ring of the RADOS user. Default <c>/etc/ceph/keyring</c>.</summary>
    [ServerDefault("/etc/ceph/keyring")]
    public string? Keyring { get; init; }

    /// <summary>Secret in the Pod's namespace with the user's credentials; takes precedence over <c>keyring</c>. Null uses the key ring.</summary>
    public LocalObjectReference? SecretRef { get; init; }

    /// <summary>Mounts the volume without write access. Default false.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }
}
