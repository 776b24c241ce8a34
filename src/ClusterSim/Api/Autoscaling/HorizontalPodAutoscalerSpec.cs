namespace ClusterSim.Api.Autoscaling;

/// <summary>Wanted behaviour of a HorizontalPodAutoscaler: what to scale, between which limits, on which metrics.</summary>
public sealed record HorizontalPodAutoscalerSpec : ApiRecord
{
    /// <summary>Workload to scale; it must have a scale subresource.</summary>
    [Required]
    public CrossVersionObjectReference ScaleTargetRef { get; init; } = Unset<CrossVersionObjectReference>.Value;

    /// <summary>Fewest replicas the autoscaler may set; default 1. A value of 0 needs feature gate <c>HPAScaleToZero</c>.</summary>
    public int? MinReplicas { get; init; }

    /// <summary>Most replicas the autoscaler may set; must be at least <c>minReplicas</c>.</summary>
    [Required]
    public int MaxReplicas { get; init; }

    /// <summary>Metrics to follow; the largest proposed replica count wins. Defaults to 80% average CPU use.</summary>
    [Atomic]
    public ValueList<MetricSpec> Metrics { get; init; } = [];

    /// <summary>Scaling speed rules for each direction; built-in defaults when unset.</summary>
    public HorizontalPodAutoscalerBehavior? Behavior { get; init; }
}
