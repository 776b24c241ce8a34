namespace ClusterSim.Api.Core;

/// <summary>Maps a container's extended resource to a request in the Pod's generated ResourceClaim.</summary>
public sealed record ContainerExtendedResourceRequest : ApiRecord
{
    /// <summary>Name of the container that asks for the resource.</summary>
    [Required]
    public string ContainerName { get; init; } = "";

    /// <summary>Extended resource, backed by dynamic resource allocation, that the container asks for.</summary>
    [Required]
    public string ResourceName { get; init; } = "";

    /// <summary>Name of the matching device request in the generated ResourceClaim.</summary>
    [Required]
    public string RequestName { get; init; } = "";
}
