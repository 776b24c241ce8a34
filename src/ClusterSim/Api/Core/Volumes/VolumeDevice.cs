namespace ClusterSim.Api.Core;

/// <summary>Exposes a raw block volume to a container as a device.</summary>
public sealed record VolumeDevice : ApiRecord
{
    /// <summary>Name of a Pod volume backed by a claim with mode <c>Block</c>.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Path in the container at which the device appears; unique in the container.</summary>
    [Required]
    public string DevicePath { get; init; } = "";
}
