namespace ClusterSim.Api.Core;

/// <summary>Tells which ResourceClaim was made for one claim entry of the Pod.</summary>
public sealed record PodResourceClaimStatus : ApiRecord
{
    /// <summary>Name of the matching entry in the Pod's <c>spec.resourceClaims</c>.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Name of the generated ResourceClaim; null when the entry turned out to need none.</summary>
    [KeepEmpty]
    public string? ResourceClaimName { get; init; }
}
