namespace ClusterSim.Api.Autoscaling;

/// <summary>Target for a metric from outside the cluster, such as a queue length.</summary>
public sealed record ExternalMetricSource : ApiRecord
{
    /// <summary>Name and optional label selector of the external metric.</summary>
    [Required]
    public MetricIdentifier Metric { get; init; } = Unset<MetricIdentifier>.Value;

    /// <summary>Value to hold, as a total or as an average per Pod.</summary>
    [Required]
    public MetricTarget Target { get; init; } = Unset<MetricTarget>.Value;
}
