namespace ClusterSim.Api.Autoscaling;

/// <summary>Last measured value of one metric; the source field set matches <c>type</c>.</summary>
public sealed record MetricStatus : ApiRecord
{
    /// <summary>Source in use: <c>ContainerResource</c>, <c>External</c>, <c>Object</c>, <c>Pods</c> or <c>Resource</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Reading of a metric on one object; set for type <c>Object</c>.</summary>
    public ObjectMetricStatus? Object { get; init; }

    /// <summary>Reading of a per-Pod custom metric; set for type <c>Pods</c>.</summary>
    public PodsMetricStatus? Pods { get; init; }

    /// <summary>Reading of a whole-Pod resource; set for type <c>Resource</c>.</summary>
    public ResourceMetricStatus? Resource { get; init; }

    /// <summary>Reading of one container's resource; set for type <c>ContainerResource</c>.</summary>
    public ContainerResourceMetricStatus? ContainerResource { get; init; }

    /// <summary>Reading of a metric outside the cluster; set for type <c>External</c>.</summary>
    public ExternalMetricStatus? External { get; init; }
}
