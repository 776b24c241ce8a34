using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ReplicationControllers are written.</summary>
/// <remarks>Source: registry/core/replicationcontroller/strategy.go; core/v1/defaults.go, SetDefaults_ReplicationController (v1.36).</remarks>
internal sealed class ReplicationControllerStrategy : ResourceStrategy<ReplicationController>
{
    public override DeletePropagation DefaultPropagation => DeletePropagation.Orphan;

    // What selector and labels leave out comes from the template's labels.
    protected override ReplicationController Default(ReplicationController obj)
    {
        var labels = obj.Spec.Template?.Metadata.Labels ?? [];
        return obj with
        {
            Metadata = obj.Metadata.Labels.Count == 0 ? obj.Metadata with { Labels = labels } : obj.Metadata,
            Spec = obj.Spec with
            {
                Replicas = obj.Spec.Replicas ?? 1,
                Selector = obj.Spec.Selector.Count == 0 ? labels : obj.Spec.Selector,
                Template = obj.Spec.Template is null ? null : PodTemplateDefaults.Apply(obj.Spec.Template),
            },
        };
    }

    protected override ReplicationController PrepareForCreate(ReplicationController obj) => obj with { Status = new() };

    protected override ReplicationController PrepareForUpdate(ReplicationController obj, ReplicationController old) => obj with { Status = old.Status };

    protected override ReplicationController PrepareForStatusUpdate(ReplicationController obj, ReplicationController old) => obj with { Spec = old.Spec };

    protected override void Validate(ReplicationController obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        ValidateSpec(obj.Spec, PodValidationOptions.ForCreate, errors);
    }

    protected override void ValidateUpdate(ReplicationController obj, ReplicationController old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        ValidateSpec(obj.Spec, PodValidationOptions.ForUpdate(old.Spec.Template?.Spec ?? new()), errors);
    }

    protected override void ValidateStatusUpdate(ReplicationController obj, ReplicationController old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        ReplicaStatusValidation.Validate(
            obj.Status.Replicas, obj.Status.FullyLabeledReplicas, obj.Status.ReadyReplicas, obj.Status.AvailableReplicas, obj.Status.ObservedGeneration, errors);
    }

    protected override IEnumerable<string> Warnings(ReplicationController obj) => [.. PodNameWarnings.Of(obj.Metadata.Name), .. TemplateWarnings(obj)];

    protected override IEnumerable<string> WarningsOnUpdate(ReplicationController obj, ReplicationController old) =>
        obj.Metadata.Generation == old.Metadata.Generation ? [] : TemplateWarnings(obj);

    private static IEnumerable<string> TemplateWarnings(ReplicationController obj) => obj.Spec.Template is { } template ? PodWarnings.Of(template, FieldPath.Spec["template"]) : [];

    private static void ValidateSpec(ReplicationControllerSpec spec, PodValidationOptions options, FieldErrors errors)
    {
        var path = FieldPath.Spec;
        errors.NotNegative(path["minReadySeconds"], spec.MinReadySeconds);
        if (spec.Selector.Count == 0)
            errors.Required(path["selector"]);
        errors.NotNegative(path["replicas"], spec.Replicas ?? 0);
        if (spec.Template is not { } template)
        {
            errors.Required(path["template"]);
            return;
        }
        if (spec.Selector.Count > 0 && spec.Selector.Any(entry => template.Metadata.Labels.Find(entry.Key) != entry.Value))
            errors.Invalid(path["template"]["metadata"]["labels"], template.Metadata.Labels, "`selector` does not match template `labels`");
        PodTemplateValidation.Validate(template, path["template"], options, errors);
        WorkloadTemplateValidation.ValidateAlwaysRestarts(template.Spec, "ReplicationController", path["template"]["spec"], errors);
    }
}
