namespace ClusterSim.Api.Core;

/// <summary>Ephemeral volume that a CSI driver creates for one Pod and removes with it.</summary>
public sealed record CSIVolumeSource : ApiRecord
{
    /// <summary>Name of the CSI driver; it must support inline ephemeral volumes.</summary>
    [Required]
    public string Driver { get; init; } = "";

    /// <summary><c>true</c> mounts the volume read-only; defaults to <c>false</c>.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>Filesystem to mount, such as <c>ext4</c>; when empty the driver chooses its own default.</summary>
    [KeepEmpty]
    public string? FsType { get; init; }

    /// <summary>Driver-specific settings for the volume; see the driver's manual for keys.</summary>
    public ValueMap<string> VolumeAttributes { get; init; } = [];

    /// <summary>Secret, in the Pod's namespace, handed to the driver when it mounts or unmounts the volume.</summary>
    public LocalObjectReference? NodePublishSecretRef { get; init; }
}
