namespace ClusterSim.Api.Autoscaling;

/// <summary>Last measured CPU or memory use of one named container over the Pods.</summary>
public sealed record ContainerResourceMetricStatus : ApiRecord
{
    /// <summary>Resource that was measured, such as <c>cpu</c> or <c>memory</c>.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Measured value, averaged over the Pods.</summary>
    [Required]
    public MetricValueStatus Current { get; init; } = Unset<MetricValueStatus>.Value;

    /// <summary>Name of the container that was measured in each Pod.</summary>
    [Required]
    public string Container { get; init; } = "";
}
