using ClusterSim.Api.Autoscaling;

namespace ClusterSim.Controllers.Autoscaling;

/// <summary>How far from its target usage may be without anything happening.</summary>
/// <remarks>Source: replica_calculator.go, Tolerances (v1.36).</remarks>
internal readonly record struct Tolerances(double Down, double Up)
{
    public static Tolerances Of(HorizontalPodAutoscalerBehavior? behavior, double standard) =>
        new((double?)behavior?.ScaleDown?.Tolerance?.Value ?? standard, (double?)behavior?.ScaleUp?.Tolerance?.Value ?? standard);

    public bool Include(double ratio) => 1.0 - Down <= ratio && ratio <= 1.0 + Up;
}
