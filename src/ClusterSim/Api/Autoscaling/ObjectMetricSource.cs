namespace ClusterSim.Api.Autoscaling;

/// <summary>Target for a metric that describes one Kubernetes object, such as an Ingress's request rate.</summary>
public sealed record ObjectMetricSource : ApiRecord
{
    /// <summary>Object in the same namespace that the metric belongs to.</summary>
    [Required]
    public CrossVersionObjectReference DescribedObject { get; init; } = Unset<CrossVersionObjectReference>.Value;

    /// <summary>Value to hold, as a total or as an average per Pod.</summary>
    [Required]
    public MetricTarget Target { get; init; } = Unset<MetricTarget>.Value;

    /// <summary>Name and optional label selector of the metric.</summary>
    [Required]
    public MetricIdentifier Metric { get; init; } = Unset<MetricIdentifier>.Value;
}
