namespace ClusterSim.Api.Core;

/// <summary>A ScaleIO volume behind a PersistentVolume. Deprecated; the in-tree driver no longer exists.</summary>
public sealed record ScaleIOPersistentVolumeSource : ApiRecord
{
    /// <summary>Address at which the ScaleIO API gateway is reached.</summary>
    [Required]
    public string Gateway { get; init; } = "";

    /// <summary>ScaleIO storage system to use, by its configured name.</summary>
    [Required]
    public string System { get; init; } = "";

    /// <summary>Secret with the ScaleIO user and password; logging in fails without it.</summary>
    [Required]
    public SecretReference? SecretRef { get; init; }

    /// <summary>Whether the gateway is reached over TLS. Default false.</summary>
    [OmitZero]
    public bool SslEnabled { get; init; }

    /// <summary>ScaleIO protection domain to take the storage from.</summary>
    public string? ProtectionDomain { get; init; }

    /// <summary>Pool inside the protection domain that holds the volume.</summary>
    public string? StoragePool { get; init; }

    /// <summary>Provisioning mode, <c>ThickProvisioned</c> or <c>ThinProvisioned</c> (default).</summary>
    [ServerDefault("ThinProvisioned")]
    public string? StorageMode { get; init; }

    /// <summary>Existing ScaleIO volume to use, by its name.</summary>
    public string? VolumeName { get; init; }

    /// <summary>File system to mount, such as <c>ext4</c> or <c>ntfs</c>. Default <c>xfs</c>.</summary>
    [ServerDefault("xfs")]
    public string? FsType { get; init; }

    /// <summary>Mounts the volume without write access. Default false.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }
}
