namespace ClusterSim.Api.Autoscaling;

/// <summary>Target for a custom metric reported by each Pod and averaged over them.</summary>
public sealed record PodsMetricSource : ApiRecord
{
    /// <summary>Name and optional label selector of the per-Pod metric.</summary>
    [Required]
    public MetricIdentifier Metric { get; init; } = Unset<MetricIdentifier>.Value;

    /// <summary>Value to hold; only an average value is allowed.</summary>
    [Required]
    public MetricTarget Target { get; init; } = Unset<MetricTarget>.Value;
}
