namespace ClusterSim.Api.Core;

/// <summary>Health of all devices a container got for one resource.</summary>
public sealed record ResourceStatus : ApiRecord
{
    /// <summary>Resource name, or <c>claim:NAME/REQUEST</c> for devices from a ResourceClaim.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Health of each allocated device, keyed by its identifier.</summary>
    [ListKeys("resourceID")]
    public ValueList<ResourceHealth> Resources { get; init; } = [];
}
