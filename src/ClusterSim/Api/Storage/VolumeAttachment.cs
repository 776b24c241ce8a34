namespace ClusterSim.Api.Storage;

/// <summary>Asks for a volume to be attached to, or detached from, a Node.</summary>
/// <remarks>Source: api/storage/v1/types.go, VolumeAttachment (v1.36).</remarks>
[Resource("storage.k8s.io", "v1", "volumeattachments", Namespaced = false, Subresources = Subresources.Status)]
public sealed record VolumeAttachment : ApiObject
{
    /// <summary>Volume, Node and driver of the attachment; immutable.</summary>
    [Required]
    public VolumeAttachmentSpec Spec { get; init; } = Unset<VolumeAttachmentSpec>.Value;

    /// <summary>Progress of the attachment; written by the attacher.</summary>
    public VolumeAttachmentStatus Status { get; init; } = Unset<VolumeAttachmentStatus>.Value;
}
