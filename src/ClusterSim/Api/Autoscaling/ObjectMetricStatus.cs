namespace ClusterSim.Api.Autoscaling;

/// <summary>Last measured value of a metric that describes one Kubernetes object.</summary>
public sealed record ObjectMetricStatus : ApiRecord
{
    /// <summary>Name and label selector of the metric.</summary>
    [Required]
    public MetricIdentifier Metric { get; init; } = Unset<MetricIdentifier>.Value;

    /// <summary>Measured value, as a total or per-Pod average.</summary>
    [Required]
    public MetricValueStatus Current { get; init; } = Unset<MetricValueStatus>.Value;

    /// <summary>Object in the same namespace that the metric belongs to.</summary>
    [Required]
    public CrossVersionObjectReference DescribedObject { get; init; } = Unset<CrossVersionObjectReference>.Value;
}
