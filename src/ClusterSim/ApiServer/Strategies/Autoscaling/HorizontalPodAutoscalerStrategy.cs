using ClusterSim.Api.Autoscaling;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How HorizontalPodAutoscalers are written.</summary>
/// <remarks>Source: registry/autoscaling/horizontalpodautoscaler/strategy.go; autoscaling/v2/defaults.go (v1.36).</remarks>
internal sealed class HorizontalPodAutoscalerStrategy : ResourceStrategy<HorizontalPodAutoscaler>
{
    private const int DefaultCpuUtilization = 80;

    public override bool HasGeneration => false;

    protected override HorizontalPodAutoscaler Default(HorizontalPodAutoscaler obj)
    {
        var spec = obj.Spec;
        return obj with
        {
            Spec = spec with
            {
                MinReplicas = spec.MinReplicas ?? 1,
                Metrics = spec.Metrics.Count > 0 ? spec.Metrics : [Cpu(DefaultCpuUtilization)],
                Behavior = spec.Behavior is null ? null : ScalingBehaviorDefaults.Apply(spec.Behavior),
            },
        };
    }

    /// <summary>Average use of CPU, as percentage of what Pods request.</summary>
    public static MetricSpec Cpu(int utilization) => new()
    {
        Type = "Resource",
        Resource = new() { Name = "cpu", Target = new() { Type = "Utilization", AverageUtilization = utilization } },
    };

    protected override HorizontalPodAutoscaler PrepareForCreate(HorizontalPodAutoscaler obj) => obj with { Status = new() };

    protected override HorizontalPodAutoscaler PrepareForUpdate(HorizontalPodAutoscaler obj, HorizontalPodAutoscaler old) => obj with { Status = old.Status };

    protected override HorizontalPodAutoscaler PrepareForStatusUpdate(HorizontalPodAutoscaler obj, HorizontalPodAutoscaler old) => obj with { Spec = old.Spec };

    protected override void Validate(HorizontalPodAutoscaler obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        HorizontalPodAutoscalerValidation.Validate(obj.Spec, null, errors);
    }

    protected override void ValidateUpdate(HorizontalPodAutoscaler obj, HorizontalPodAutoscaler old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        HorizontalPodAutoscalerValidation.Validate(obj.Spec, old.Spec, errors);
    }

    protected override void ValidateStatusUpdate(HorizontalPodAutoscaler obj, HorizontalPodAutoscaler old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        errors.NotNegative(FieldPath.Status["currentReplicas"], obj.Status.CurrentReplicas);
        errors.NotNegative(FieldPath.Status["desiredReplicas"], obj.Status.DesiredReplicas);
    }
}
