namespace ClusterSim.Api.Core;

/// <summary>PersistentVolume storage served by an external Container Storage Interface (CSI) driver.</summary>
public sealed record CSIPersistentVolumeSource : ApiRecord
{
    /// <summary>Name of the CSI driver that serves the volume, for example <c>ebs.csi.aws.com</c>.</summary>
    [Required]
    public string Driver { get; init; } = "";

    /// <summary>Identifier the driver gave the volume at creation; used in all later calls and immutable.</summary>
    [Required]
    public string VolumeHandle { get; init; } = "";

    /// <summary><c>true</c> publishes the volume read-only; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }

    /// <summary>Filesystem to format and mount, such as <c>ext4</c>; when unset the driver or its sidecar picks one.</summary>
    public string? FsType { get; init; }

    /// <summary>Driver-specific static properties of the volume, passed to the driver unchanged.</summary>
    public ValueMap<string> VolumeAttributes { get; init; } = [];

    /// <summary>Secret given to the driver when the volume is attached to or detached from a Node.</summary>
    public SecretReference? ControllerPublishSecretRef { get; init; }

    /// <summary>Secret given to the driver when the volume is staged on the Node, before any Pod mount.</summary>
    public SecretReference? NodeStageSecretRef { get; init; }

    /// <summary>Secret given to the driver when the volume is mounted into a Pod.</summary>
    public SecretReference? NodePublishSecretRef { get; init; }

    /// <summary>Secret given to the driver when its controller part grows the volume. Null means no secret.</summary>
    public SecretReference? ControllerExpandSecretRef { get; init; }

    /// <summary>Secret given to the driver when the volume is grown on the Node. Null means no secret.</summary>
    public SecretReference? NodeExpandSecretRef { get; init; }
}
