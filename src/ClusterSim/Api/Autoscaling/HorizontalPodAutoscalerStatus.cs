namespace ClusterSim.Api.Autoscaling;

/// <summary>Observed replica counts, metric values and conditions of a HorizontalPodAutoscaler.</summary>
public sealed record HorizontalPodAutoscalerStatus : ApiRecord
{
    /// <summary>Generation of the spec that this status was computed from.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>Time of the last replica change made by the autoscaler; null if never.</summary>
    public Time? LastScaleTime { get; init; }

    /// <summary>Replica count of the target as last seen by the autoscaler.</summary>
    [OmitZero]
    public int CurrentReplicas { get; init; }

    /// <summary>Replica count the autoscaler last computed for the target.</summary>
    [Required]
    public int DesiredReplicas { get; init; }

    /// <summary>Last measured value of each metric in the spec.</summary>
    [NullWhenEmpty, Atomic]
    public ValueList<MetricStatus> CurrentMetrics { get; init; } = [];

    /// <summary>Current conditions of the autoscaler, keyed by type.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<HorizontalPodAutoscalerCondition> Conditions { get; init; } = [];
}
