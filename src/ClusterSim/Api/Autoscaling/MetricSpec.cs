namespace ClusterSim.Api.Autoscaling;

/// <summary>One metric to scale on; set the single source field that matches <c>type</c>.</summary>
public sealed record MetricSpec : ApiRecord
{
    /// <summary>Source in use: <c>ContainerResource</c>, <c>External</c>, <c>Object</c>, <c>Pods</c> or <c>Resource</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Metric that describes a single Kubernetes object; for type <c>Object</c>.</summary>
    public ObjectMetricSource? Object { get; init; }

    /// <summary>Custom metric averaged over the target's Pods; for type <c>Pods</c>.</summary>
    public PodsMetricSource? Pods { get; init; }

    /// <summary>CPU or memory of whole Pods; for type <c>Resource</c>.</summary>
    public ResourceMetricSource? Resource { get; init; }

    /// <summary>CPU or memory of one container in each Pod; for type <c>ContainerResource</c>.</summary>
    public ContainerResourceMetricSource? ContainerResource { get; init; }

    /// <summary>Metric from outside the cluster; for type <c>External</c>.</summary>
    public ExternalMetricSource? External { get; init; }
}
