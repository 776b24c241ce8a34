namespace ClusterSim.Api.Autoscaling;

/// <summary>Separate scaling rules for growing and shrinking the target.</summary>
public sealed record HorizontalPodAutoscalerBehavior : ApiRecord
{
    /// <summary>Rules for adding replicas; by default the greater of 4 Pods or 100% every 15 seconds.</summary>
    public HPAScalingRules? ScaleUp { get; init; }

    /// <summary>Rules for removing replicas; by default all surplus after a 300-second stabilisation window.</summary>
    public HPAScalingRules? ScaleDown { get; init; }
}
