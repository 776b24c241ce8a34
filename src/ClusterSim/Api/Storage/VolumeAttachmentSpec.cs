namespace ClusterSim.Api.Storage;

/// <summary>Says which volume is attached to which Node by which driver.</summary>
public sealed record VolumeAttachmentSpec : ApiRecord
{
    /// <summary>Name of the driver that must do the attaching.</summary>
    [Required]
    public string Attacher { get; init; } = "";

    /// <summary>The volume that is attached to the Node.</summary>
    [Required]
    public VolumeAttachmentSource Source { get; init; } = Unset<VolumeAttachmentSource>.Value;

    /// <summary>Name of the Node to attach the volume to.</summary>
    [Required]
    public string NodeName { get; init; } = "";
}
