using ClusterSim.Api.Autoscaling;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in how fast a HorizontalPodAutoscaler scales, once it says anything about it.</summary>
/// <remarks>Source: autoscaling/v2/defaults.go, GenerateHPAScaleUpRules, GenerateHPAScaleDownRules (v1.36).</remarks>
internal static class ScalingBehaviorDefaults
{
    private const int PeriodSeconds = 15;

    private static readonly HPAScalingPolicy Double = new() { Type = "Percent", Value = 100, PeriodSeconds = PeriodSeconds };
    private static readonly HPAScalingPolicy FourPods = new() { Type = "Pods", Value = 4, PeriodSeconds = PeriodSeconds };

    public static HorizontalPodAutoscalerBehavior Apply(HorizontalPodAutoscalerBehavior behavior) => behavior with
    {
        ScaleUp = Apply(behavior.ScaleUp, [FourPods, Double], 0),
        ScaleDown = Apply(behavior.ScaleDown, [Double], null), // How long a fall is watched is a setting of the controller.
    };

    private static HPAScalingRules Apply(HPAScalingRules? rules, ValueList<HPAScalingPolicy> policies, int? stabilizationSeconds)
    {
        rules ??= new();
        return rules with
        {
            StabilizationWindowSeconds = rules.StabilizationWindowSeconds ?? stabilizationSeconds,
            SelectPolicy = rules.SelectPolicy ?? "Max",
            Policies = rules.Policies.Count > 0 || rules.Policies.IsStatedEmpty ? rules.Policies : policies,
        };
    }
}
