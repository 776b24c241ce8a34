namespace ClusterSim.Api.Core;

/// <summary>Links extended resource requests of a Pod to the ResourceClaim the scheduler made for them.</summary>
public sealed record PodExtendedResourceClaimStatus : ApiRecord
{
    /// <summary>Tells for each container and extended resource which device request serves it.</summary>
    [NullWhenEmpty, Required, Atomic]
    public ValueList<ContainerExtendedResourceRequest> RequestMappings { get; init; } = [];

    /// <summary>Name of the generated ResourceClaim in the Pod's namespace.</summary>
    [Required]
    public string ResourceClaimName { get; init; } = "";
}
