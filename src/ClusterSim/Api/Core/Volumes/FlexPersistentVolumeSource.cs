namespace ClusterSim.Api.Core;

/// <summary>PersistentVolume storage served by an executable FlexVolume driver. Deprecated in favour of CSI.</summary>
public sealed record FlexPersistentVolumeSource : ApiRecord
{
    /// <summary>Name of the FlexVolume driver on the Node, as <c>vendor/driver</c>.</summary>
    [Required]
    public string Driver { get; init; } = "";

    /// <summary>Filesystem to mount, such as <c>ext4</c>; when unset the driver's script chooses.</summary>
    public string? FsType { get; init; }

    /// <summary>Secret whose values are passed to the driver. Null means no secret.</summary>
    public SecretReference? SecretRef { get; init; }

    /// <summary><c>true</c> mounts the volume read-only; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }

    /// <summary>Extra options passed to the driver.</summary>
    public ValueMap<string> Options { get; init; } = [];
}
