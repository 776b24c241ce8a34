namespace ClusterSim.Api.Core;

/// <summary>Kind-specific state of a mounted volume.</summary>
public sealed record VolumeStatus : ApiRecord
{
    /// <summary>State of an image volume, such as the resolved image; null for other kinds.</summary>
    public ImageVolumeStatus? Image { get; init; }
}
