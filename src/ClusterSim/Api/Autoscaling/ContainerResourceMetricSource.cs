namespace ClusterSim.Api.Autoscaling;

/// <summary>Target for CPU or memory use of one named container, averaged over the Pods.</summary>
public sealed record ContainerResourceMetricSource : ApiRecord
{
    /// <summary>Resource that is measured, such as <c>cpu</c> or <c>memory</c>.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Value to hold, as average utilisation or average quantity.</summary>
    [Required]
    public MetricTarget Target { get; init; } = Unset<MetricTarget>.Value;

    /// <summary>Name of the container, present in each target Pod, that is measured.</summary>
    [Required]
    public string Container { get; init; } = "";
}
