namespace ClusterSim.Api.Autoscaling.V1;

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

    /// <summary>Wanted average CPU use as percentage of requested CPU, at least 1; cluster default (80) when unset.</summary>
    public int? TargetCPUUtilizationPercentage { get; init; }
}
