using ClusterSim.Api.Apps;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How DaemonSets are written.</summary>
/// <remarks>Source: registry/apps/daemonset/strategy.go (v1.36).</remarks>
internal sealed class DaemonSetStrategy : ResourceStrategy<DaemonSet>
{
    // The generation of the template alone survives as an annotation from the days of extensions/v1beta1.
    private const string TemplateGeneration = "deprecated.daemonset.template.generation";

    protected override DaemonSet Default(DaemonSet obj) => DaemonSetDefaults.Apply(obj);

    protected override DaemonSet PrepareForCreate(DaemonSet obj) => WithTemplateGeneration(obj with { Status = new() }, Math.Max(1, TemplateGenerationOf(obj)));

    protected override DaemonSet PrepareForUpdate(DaemonSet obj, DaemonSet old)
    {
        var generation = TemplateGenerationOf(old) + (obj.Spec.Template == old.Spec.Template ? 0 : 1);
        return WithTemplateGeneration(obj with { Status = old.Status }, generation);
    }

    protected override DaemonSet PrepareForStatusUpdate(DaemonSet obj, DaemonSet old) => WithTemplateGeneration(obj with { Spec = old.Spec }, TemplateGenerationOf(old));

    protected override void Validate(DaemonSet obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        DaemonSetValidation.ValidateSpec(obj.Spec, PodValidationOptions.ForCreate, errors);
    }

    protected override void ValidateUpdate(DaemonSet obj, DaemonSet old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        DaemonSetValidation.ValidateSpec(obj.Spec, PodValidationOptions.ForUpdate(old.Spec.Template.Spec), errors);
        errors.Unchanged(FieldPath.Spec["selector"], obj.Spec.Selector, old.Spec.Selector);
    }

    protected override void ValidateStatusUpdate(DaemonSet obj, DaemonSet old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        DaemonSetValidation.ValidateStatus(obj.Status, errors);
        WorkloadTemplateValidation.ValidateCollisionCount(obj.Status.CollisionCount, old.Status.CollisionCount, FieldPath.Status, errors);
    }

    protected override IEnumerable<string> Warnings(DaemonSet obj) => PodWarnings.Of(obj.Spec.Template, FieldPath.Spec["template"]);

    protected override IEnumerable<string> WarningsOnUpdate(DaemonSet obj, DaemonSet old) =>
        obj.Metadata.Generation == old.Metadata.Generation ? [] : Warnings(obj);

    private static long TemplateGenerationOf(DaemonSet obj) => long.TryParse(obj.Metadata.Annotations.Find(TemplateGeneration), out var generation) ? generation : 0;

    private static DaemonSet WithTemplateGeneration(DaemonSet obj, long generation) => obj with
    {
        Metadata = obj.Metadata with
        {
            Annotations = obj.Metadata.Annotations.Set(TemplateGeneration, generation.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        },
    };
}
