using ClusterSim.Api.Autoscaling;
using ClusterSim.ApiServer.Validation;
using V1 = ClusterSim.Api.Autoscaling.V1;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How HorizontalPodAutoscalers of autoscaling/v1 are written: as those of v2 that they stand for.</summary>
/// <remarks>Source: autoscaling/v1/conversion.go (v1.36).</remarks>
internal sealed class HorizontalPodAutoscalerV1Strategy : ResourceStrategy<V1.HorizontalPodAutoscaler>
{
    private readonly HorizontalPodAutoscalerStrategy _v2 = new();

    public override bool HasGeneration => false;

    protected override V1.HorizontalPodAutoscaler Default(V1.HorizontalPodAutoscaler obj) =>
        HorizontalPodAutoscalerConversion.ToV1((HorizontalPodAutoscaler)_v2.Default(HorizontalPodAutoscalerConversion.ToV2(obj)));

    protected override V1.HorizontalPodAutoscaler PrepareForCreate(V1.HorizontalPodAutoscaler obj) => obj with { Status = new() };

    protected override V1.HorizontalPodAutoscaler PrepareForUpdate(V1.HorizontalPodAutoscaler obj, V1.HorizontalPodAutoscaler old) => obj with { Status = old.Status };

    protected override V1.HorizontalPodAutoscaler PrepareForStatusUpdate(V1.HorizontalPodAutoscaler obj, V1.HorizontalPodAutoscaler old) => obj with { Spec = old.Spec };

    protected override void Validate(V1.HorizontalPodAutoscaler obj, FieldErrors errors) => _v2.Validate(HorizontalPodAutoscalerConversion.ToV2(obj), errors);

    protected override void ValidateUpdate(V1.HorizontalPodAutoscaler obj, V1.HorizontalPodAutoscaler old, FieldErrors errors) =>
        _v2.ValidateUpdate(HorizontalPodAutoscalerConversion.ToV2(obj), HorizontalPodAutoscalerConversion.ToV2(old), errors);

    protected override void ValidateStatusUpdate(V1.HorizontalPodAutoscaler obj, V1.HorizontalPodAutoscaler old, FieldErrors errors) =>
        _v2.ValidateStatusUpdate(HorizontalPodAutoscalerConversion.ToV2(obj), HorizontalPodAutoscalerConversion.ToV2(old), errors);
}
