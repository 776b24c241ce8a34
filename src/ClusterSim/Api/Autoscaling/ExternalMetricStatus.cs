namespace ClusterSim.Api.Autoscaling;

/// <summary>Last measured value of a metric from outside the cluster.</summary>
public sealed record ExternalMetricStatus : ApiRecord
{
    /// <summary>Name and label selector of the external metric.</summary>
    [Required]
    public MetricIdentifier Metric { get; init; } = Unset<MetricIdentifier>.Value;

    /// <summary>Measured value, as a total or per-Pod average.</summary>
    [Required]
    public MetricValueStatus Current { get; init; } = Unset<MetricValueStatus>.Value;
}
