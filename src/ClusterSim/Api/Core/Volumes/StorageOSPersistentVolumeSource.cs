namespace ClusterSim.Api.Core;

/// <summary>A StorageOS volume behind a PersistentVolume. Deprecated; the in-tree driver no longer exists.</summary>
public sealed record StorageOSPersistentVolumeSource : ApiRecord
{
    /// <summary>StorageOS name of the volume, looked up in <c>volumeNamespace</c>.</summary>
    public string? VolumeName { get; init; }

    /// <summary>StorageOS namespace of the volume; unset takes the Pod's namespace name.</summary>
    public string? VolumeNamespace { get; init; }

    /// <summary>File system to mount, such as <c>ext4</c> or <c>xfs</c>; <c>ext4</c> when unset.</summary>
    public string? FsType { get; init; }

    /// <summary>Mounts the volume without write access. Default false.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }

    /// <summary>Secret with credentials for the StorageOS API; null tries default values.</summary>
    public ObjectReference? SecretRef { get; init; }
}
