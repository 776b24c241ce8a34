namespace ClusterSim.Api.Core;

/// <summary>How a volume mount of a container turned out.</summary>
public sealed record VolumeMountStatus : ApiRecord
{
    /// <summary>Name of the mounted volume, as in the matching mount.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Path in the container, as in the matching mount.</summary>
    [Required]
    public string MountPath { get; init; } = "";

    /// <summary>Whether the volume is mounted without write access.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }

    /// <summary>Outcome for nested mounts: <c>Disabled</c> or <c>Enabled</c>, with <c>IfPossible</c> resolved; unset for writable mounts.</summary>
    [KeepEmpty]
    public string? RecursiveReadOnly { get; init; }

    /// <summary>Details that depend on the kind of volume; null when there are none.</summary>
    public VolumeStatus? VolumeStatus { get; init; }
}
