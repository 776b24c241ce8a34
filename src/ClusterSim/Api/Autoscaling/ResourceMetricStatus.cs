namespace ClusterSim.Api.Autoscaling;

/// <summary>Last measured CPU or memory use of whole Pods.</summary>
public sealed record ResourceMetricStatus : ApiRecord
{
    /// <summary>Resource that was measured, such as <c>cpu</c> or <c>memory</c>.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Measured value, averaged over the Pods.</summary>
    [Required]
    public MetricValueStatus Current { get; init; } = Unset<MetricValueStatus>.Value;
}
