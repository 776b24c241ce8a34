namespace ClusterSim.Api.Core;

/// <summary>Node resources such as CPU or memory that a ResourceClaim allocated to the Pod.</summary>
public sealed record NodeAllocatableResourceClaimStatus : ApiRecord
{
    /// <summary>ResourceClaim, used by the Pod, that led to the allocation.</summary>
    [Required]
    public string ResourceClaimName { get; init; } = "";

    /// <summary>Names of the Pod's containers that use the claim.</summary>
    [SetList]
    public ValueList<string> Containers { get; init; } = [];

    /// <summary>Amounts allocated through the claim, by resource name.</summary>
    [NullWhenEmpty, Required]
    public ValueMap<Quantity> Resources { get; init; } = [];
}
