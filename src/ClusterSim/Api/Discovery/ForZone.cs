namespace ClusterSim.Api.Discovery;

/// <summary>Names a topology zone that should use an endpoint.</summary>
public sealed record ForZone : ApiRecord
{
    /// <summary>Name of the zone that should prefer the endpoint.</summary>
    [Required]
    public string Name { get; init; } = "";
}
