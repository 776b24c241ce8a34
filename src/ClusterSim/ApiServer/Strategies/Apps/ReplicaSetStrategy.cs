using ClusterSim.Api.Apps;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ReplicaSets are written.</summary>
/// <remarks>Source: registry/apps/replicaset/strategy.go; apps/v1/defaults.go (v1.36).</remarks>
internal sealed class ReplicaSetStrategy : ResourceStrategy<ReplicaSet>
{
    protected override ReplicaSet Default(ReplicaSet obj) => obj with
    {
        Spec = obj.Spec with { Replicas = obj.Spec.Replicas ?? 1, Template = PodTemplateDefaults.Apply(obj.Spec.Template ?? new()) },
    };

    protected override ReplicaSet PrepareForCreate(ReplicaSet obj) => obj with { Status = new() };

    protected override ReplicaSet PrepareForUpdate(ReplicaSet obj, ReplicaSet old) => obj with { Status = old.Status };

    protected override ReplicaSet PrepareForStatusUpdate(ReplicaSet obj, ReplicaSet old) => obj with { Spec = old.Spec };

    protected override void Validate(ReplicaSet obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        ValidateSpec(obj.Spec, PodValidationOptions.ForCreate, errors);
    }

    protected override void ValidateUpdate(ReplicaSet obj, ReplicaSet old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        ValidateSpec(obj.Spec, PodValidationOptions.ForUpdate(old.Spec.Template?.Spec ?? new()), errors);
        errors.Unchanged(FieldPath.Spec["selector"], obj.Spec.Selector, old.Spec.Selector);
    }

    protected override void ValidateStatusUpdate(ReplicaSet obj, ReplicaSet old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        ReplicaStatusValidation.Validate(
            obj.Status.Replicas, obj.Status.FullyLabeledReplicas, obj.Status.ReadyReplicas, obj.Status.AvailableReplicas, obj.Status.ObservedGeneration, errors);
    }

    protected override IEnumerable<string> Warnings(ReplicaSet obj) => [.. PodNameWarnings.Of(obj.Metadata.Name), .. TemplateWarnings(obj)];

    protected override IEnumerable<string> WarningsOnUpdate(ReplicaSet obj, ReplicaSet old) =>
        obj.Metadata.Generation == old.Metadata.Generation ? [] : TemplateWarnings(obj);

    private static IEnumerable<string> TemplateWarnings(ReplicaSet obj) => obj.Spec.Template is { } template ? PodWarnings.Of(template, FieldPath.Spec["template"]) : [];

    private static void ValidateSpec(ReplicaSetSpec spec, PodValidationOptions options, FieldErrors errors)
    {
        errors.NotNegative(FieldPath.Spec["replicas"], spec.Replicas ?? 0);
        errors.NotNegative(FieldPath.Spec["minReadySeconds"], spec.MinReadySeconds);
        WorkloadTemplateValidation.ValidateReplicated(spec.Selector, spec.Template ?? new(), FieldPath.Spec, options, errors);
    }
}
