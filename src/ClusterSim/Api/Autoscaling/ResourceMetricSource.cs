namespace ClusterSim.Api.Autoscaling;

/// <summary>Target for CPU or memory use of whole Pods, averaged over them.</summary>
public sealed record ResourceMetricSource : ApiRecord
{
    /// <summary>Resource that is measured, such as <c>cpu</c> or <c>memory</c>.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Value to hold, as average utilisation or average quantity.</summary>
    [Required]
    public MetricTarget Target { get; init; } = Unset<MetricTarget>.Value;
}
