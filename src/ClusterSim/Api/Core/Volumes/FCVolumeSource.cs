namespace ClusterSim.Api.Core;

/// <summary>Fibre Channel disk attached to the Node and mounted by the Pod.</summary>
public sealed record FCVolumeSource : ApiRecord
{
    /// <summary>World-wide names of the Fibre Channel targets. Use either these with <c>lun</c>, or <c>wwids</c>.</summary>
    [Atomic]
    public ValueList<string> TargetWWNs { get; init; } = [];

    /// <summary>Logical unit number on the target, 0–255. Required together with <c>targetWWNs</c>.</summary>
    public int? Lun { get; init; }

    /// <summary>Filesystem on the disk, such as <c>ext4</c> or <c>xfs</c>; when unset <c>ext4</c> is assumed.</summary>
    public string? FsType { get; init; }

    /// <summary><c>true</c> mounts the disk read-only; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }

    /// <summary>World-wide identifiers of the disk. Use either these, or <c>targetWWNs</c> with <c>lun</c>.</summary>
    [Atomic]
    public ValueList<string> Wwids { get; init; } = [];
}
