namespace ClusterSim.Api.Metrics;

/// <summary>How much CPU and memory a container uses.</summary>
public sealed record ContainerMetrics : ApiRecord
{
    /// <summary>Name of the container in its Pod.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Usage by resource: <c>cpu</c> and <c>memory</c>.</summary>
    [NullWhenEmpty, Required]
    public ValueMap<Quantity> Usage { get; init; } = [];
}
