namespace ClusterSim.Api.Autoscaling;

/// <summary>Names a metric series, optionally narrowed by labels.</summary>
public sealed record MetricIdentifier : ApiRecord
{
    /// <summary>Name of the metric as known to the metrics API.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Labels passed to the metrics server to narrow the metric; name alone is used when unset.</summary>
    public LabelSelector? Selector { get; init; }
}
