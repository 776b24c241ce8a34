namespace ClusterSim.Api.Core;

/// <summary>iSCSI disk behind a PersistentVolume; it can be written by one Node at a time.</summary>
public sealed record ISCSIPersistentVolumeSource : ApiRecord
{
    /// <summary>Address of the target portal, with optional port (3260 by default).</summary>
    [Required]
    public string TargetPortal { get; init; } = "";

    /// <summary>Qualified name of the iSCSI target.</summary>
    [Required]
    public string Iqn { get; init; } = "";

    /// <summary>Logical unit number on the target, 0–255.</summary>
    [Required]
    public int Lun { get; init; }

    /// <summary>Name of the initiator interface to use; defaults to <c>default</c>, which is plain TCP.</summary>
    [ServerDefault("default")]
    public string? IscsiInterface { get; init; }

    /// <summary>Filesystem on the disk, such as <c>ext4</c> or <c>xfs</c>; when unset <c>ext4</c> is assumed.</summary>
    public string? FsType { get; init; }

    /// <summary><c>true</c> mounts the disk read-only; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }

    /// <summary>Further target portals for multipath, each an address with optional port (3260 by default).</summary>
    [Atomic]
    public ValueList<string> Portals { get; init; } = [];

    /// <summary><c>true</c> uses CHAP authentication during target discovery; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ChapAuthDiscovery { get; init; }

    /// <summary><c>true</c> uses CHAP authentication for the iSCSI session; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ChapAuthSession { get; init; }

    /// <summary>Secret with the CHAP credentials for target and initiator. Null means none.</summary>
    public SecretReference? SecretRef { get; init; }

    /// <summary>Initiator name to log in with, through a new interface. Null uses the Node's own name.</summary>
    [KeepEmpty]
    public string? InitiatorName { get; init; }
}
