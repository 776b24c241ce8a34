namespace ClusterSim.Api.Autoscaling;

/// <summary>Last measured average of a custom metric reported by each Pod.</summary>
public sealed record PodsMetricStatus : ApiRecord
{
    /// <summary>Name and label selector of the per-Pod metric.</summary>
    [Required]
    public MetricIdentifier Metric { get; init; } = Unset<MetricIdentifier>.Value;

    /// <summary>Measured average over the Pods of the target.</summary>
    [Required]
    public MetricValueStatus Current { get; init; } = Unset<MetricValueStatus>.Value;
}
