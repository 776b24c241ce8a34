namespace ClusterSim.Api.Core;

/// <summary>A volume that the attach-detach controller reports as attached to a Node.</summary>
public sealed record AttachedVolume : ApiRecord
{
    /// <summary>Unique name of the attached volume, such as <c>kubernetes.io/csi/driver^handle</c>.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Device path on the Node at which the volume appears; may be empty.</summary>
    [Required]
    public string DevicePath { get; init; } = "";
}
