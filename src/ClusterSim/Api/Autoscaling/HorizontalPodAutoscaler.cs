namespace ClusterSim.Api.Autoscaling;

/// <summary>Changes a workload's replica count automatically to keep metrics near their targets.</summary>
/// <remarks>Source: api/autoscaling/v2/types.go, HorizontalPodAutoscaler (v1.36).</remarks>
[Resource("autoscaling", "v2", "horizontalpodautoscalers", ShortNames = ["hpa"], Categories = ["all"], Subresources = Subresources.Status)]
public sealed record HorizontalPodAutoscaler : ApiObject
{
    /// <summary>Scale target, replica limits and metric targets of the autoscaler.</summary>
    [Required]
    public HorizontalPodAutoscalerSpec Spec { get; init; } = Unset<HorizontalPodAutoscalerSpec>.Value;

    /// <summary>Last observed replica counts, metrics and scaling decisions.</summary>
    public HorizontalPodAutoscalerStatus Status { get; init; } = Unset<HorizontalPodAutoscalerStatus>.Value;
}
