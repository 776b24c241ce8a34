using ClusterSim.Api.Autoscaling;
using V1 = ClusterSim.Api.Autoscaling.V1;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Turns HorizontalPodAutoscalers of one version into the other.</summary>
/// <remarks>
/// <para>Source: autoscaling/v1/conversion.go (v1.36).</para>
/// <para>Differs from Kubernetes: what v1 has no field for — metrics other than CPU, behavior, conditions — does not travel in annotations but is lost.</para>
/// </remarks>
internal static class HorizontalPodAutoscalerConversion
{
    public static HorizontalPodAutoscaler ToV2(V1.HorizontalPodAutoscaler obj) => new()
    {
        Metadata = obj.Metadata,
        Spec = new()
        {
            ScaleTargetRef = new() { ApiVersion = obj.Spec.ScaleTargetRef.ApiVersion, Kind = obj.Spec.ScaleTargetRef.Kind, Name = obj.Spec.ScaleTargetRef.Name },
            MinReplicas = obj.Spec.MinReplicas,
            MaxReplicas = obj.Spec.MaxReplicas,
            Metrics = obj.Spec.TargetCPUUtilizationPercentage is { } target ? [HorizontalPodAutoscalerStrategy.Cpu(target)] : [],
        },
        Status = new()
        {
            ObservedGeneration = obj.Status.ObservedGeneration,
            LastScaleTime = obj.Status.LastScaleTime,
            CurrentReplicas = obj.Status.CurrentReplicas,
            DesiredReplicas = obj.Status.DesiredReplicas,
            CurrentMetrics = obj.Status.CurrentCPUUtilizationPercentage is { } current
                ? [new() { Type = "Resource", Resource = new() { Name = "cpu", Current = new() { AverageUtilization = current } } }]
                : [],
        },
    };

    public static V1.HorizontalPodAutoscaler ToV1(HorizontalPodAutoscaler obj) => new()
    {
        Metadata = obj.Metadata,
        Spec = new()
        {
            ScaleTargetRef = new() { ApiVersion = obj.Spec.ScaleTargetRef.ApiVersion, Kind = obj.Spec.ScaleTargetRef.Kind, Name = obj.Spec.ScaleTargetRef.Name },
            MinReplicas = obj.Spec.MinReplicas,
            MaxReplicas = obj.Spec.MaxReplicas,
            TargetCPUUtilizationPercentage = obj.Spec.Metrics.Select(metric => metric.Resource).FirstOrDefault(resource => resource is { Name: "cpu", Target.AverageUtilization: not null })?.Target.AverageUtilization,
        },
        Status = new()
        {
            ObservedGeneration = obj.Status.ObservedGeneration,
            LastScaleTime = obj.Status.LastScaleTime,
            CurrentReplicas = obj.Status.CurrentReplicas,
            DesiredReplicas = obj.Status.DesiredReplicas,
            CurrentCPUUtilizationPercentage = obj.Status.CurrentMetrics.Select(metric => metric.Resource).FirstOrDefault(resource => resource?.Name == "cpu")?.Current.AverageUtilization,
        },
    };
}
