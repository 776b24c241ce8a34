namespace ClusterSim.Api.Storage;

/// <summary>The volume to attach; exactly one of its fields is set.</summary>
public sealed record VolumeAttachmentSource : ApiRecord
{
    /// <summary>Name of the PersistentVolume to attach.</summary>
    [KeepEmpty]
    public string? PersistentVolumeName { get; init; }

    /// <summary>Volume description for an in-tree inline volume migrated to CSI.</summary>
    public PersistentVolumeSpec? InlineVolumeSpec { get; init; }
}
