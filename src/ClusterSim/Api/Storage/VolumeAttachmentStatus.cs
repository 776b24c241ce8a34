namespace ClusterSim.Api.Storage;

/// <summary>Observed progress of attaching or detaching a volume.</summary>
public sealed record VolumeAttachmentStatus : ApiRecord
{
    /// <summary>True once the volume is attached to the Node; only the attacher sets it.</summary>
    [Required]
    public bool Attached { get; init; }

    /// <summary>Driver data returned by the attach step, needed later when mounting.</summary>
    public ValueMap<string> AttachmentMetadata { get; init; } = [];

    /// <summary>Last error met while attaching; null when there was none.</summary>
    public VolumeError? AttachError { get; init; }

    /// <summary>Last error met while detaching; null when there was none.</summary>
    public VolumeError? DetachError { get; init; }
}
