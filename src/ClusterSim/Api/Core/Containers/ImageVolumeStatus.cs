namespace ClusterSim.Api.Core;

/// <summary>What was actually mounted for an image volume.</summary>
public sealed record ImageVolumeStatus : ApiRecord
{
    /// <summary>Digest reference of the mounted image, at most 256 characters.</summary>
    [Required]
    public string ImageRef { get; init; } = "";
}
