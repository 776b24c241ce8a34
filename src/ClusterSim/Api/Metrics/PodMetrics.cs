namespace ClusterSim.Api.Metrics;

/// <summary>How much CPU and memory the containers of a Pod use.</summary>
/// <remarks>Source: metrics apis/metrics/v1beta1/types.go, PodMetrics (v1.36). Differs from Kubernetes: it is worked out when somebody reads it, and is not an average over the window.</remarks>
[Resource("metrics.k8s.io", "v1beta1", "pods", Verbs = ["get", "list"])]
public sealed record PodMetrics : ApiObject
{
    /// <summary>End of the window in which usage was measured.</summary>
    [NullWhenEmpty, Required]
    public Time? Timestamp { get; init; }

    /// <summary>Length of the window, such as <c>15s</c>.</summary>
    [Required]
    public string Window { get; init; } = "";

    /// <summary>Usage of each container that runs.</summary>
    [NullWhenEmpty, Required]
    public ValueList<ContainerMetrics> Containers { get; init; } = [];
}
