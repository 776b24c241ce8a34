namespace ClusterSim.Api.Core;

/// <summary>Health of one device allocated to a container.</summary>
public sealed record ResourceHealth : ApiRecord
{
    /// <summary>Identifier of the device, unique on its Node for as long as it is allocated.</summary>
    [Required]
    public string ResourceID { get; init; } = "";

    /// <summary><c>Healthy</c>, <c>Unhealthy</c> or <c>Unknown</c>; unset counts as unknown.</summary>
    public string? Health { get; init; }

    /// <summary>Human-readable detail about the health, supplied by the driver; null when none was given.</summary>
    public string? Message { get; init; }
}
