using ClusterSim.Api.Batch;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How Jobs are written.</summary>
/// <remarks>Source: registry/batch/job/strategy.go (v1.36).</remarks>
internal sealed class JobStrategy : ResourceStrategy<Job>
{
    public override DeletePropagation DefaultPropagation => DeletePropagation.Orphan;

    public override IEnumerable<string> WarningsOnDelete(DeleteOptions options) => options is { PropagationPolicy: null, OrphanDependents: null }
        ? ["child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning"]
        : [];

    // Labels that the template only has since its selector was generated are not stored until the next write.
    public override bool IsRewrittenAfterCreation(ApiObject obj) => obj is Job { Spec: { ManualSelector: not true } spec } && obj.Metadata.Labels == spec.Template.Metadata.Labels;

    protected override Job Default(Job obj) => JobDefaults.Apply(obj);

    // Labels are taken from the template, as defaulting would have done had the template had them before.
    protected override Job PrepareForCreate(Job obj)
    {
        var job = obj with { Status = new(), Spec = obj.Spec.ManualSelector == true ? obj.Spec : JobSelector.Generate(obj) };
        return job.Metadata.Labels.Count > 0 ? job : job with { Metadata = job.Metadata with { Labels = job.Spec.Template.Metadata.Labels } };
    }

    protected override Job PrepareForUpdate(Job obj, Job old) => obj with { Status = old.Status };

    protected override Job PrepareForStatusUpdate(Job obj, Job old) => obj with { Spec = old.Spec };

    protected override void Validate(Job obj, FieldErrors errors) => Validate(obj, null, errors);

    protected override void ValidateUpdate(Job obj, Job old, FieldErrors errors)
    {
        Validate(obj, old, errors);
        ValidateMetadataUpdate(obj, old, errors);
        ValidateSpec(obj.Spec, old, errors);
        JobUpdate.Validate(obj, old, errors);
    }

    protected override void ValidateStatusUpdate(Job obj, Job old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        JobStatusValidation.Validate(obj, old, errors);
    }

    protected override IEnumerable<string> Warnings(Job obj) => [.. PodNameWarnings.Of(obj.Metadata.Name), .. JobWarnings.OfSpec(obj.Spec, FieldPath.Spec)];

    protected override IEnumerable<string> WarningsOnUpdate(Job obj, Job old) =>
        obj.Metadata.Generation == old.Metadata.Generation ? [] : JobWarnings.OfSpec(obj.Spec, FieldPath.Spec);

    private void Validate(Job obj, Job? old, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        JobSelector.Validate(obj, old, errors);
        ValidateSpec(obj.Spec, old, errors);
        ValidateHostNames(obj, errors);
    }

    private static void ValidateSpec(JobSpec spec, Job? old, FieldErrors errors)
    {
        var path = FieldPath.Spec;
        JobValidation.ValidateSpec(spec, path, old is null ? PodValidationOptions.ForCreate : PodValidationOptions.ForUpdate(old.Spec.Template.Spec), errors);
        if (spec.Selector is null)
            errors.Required(path["selector"]);
        else
            LabelValidation.ValidateSelector(spec.Selector, path["selector"], errors);
        if (LabelSelectorMatch.CanEvaluate(spec.Selector))
            WorkloadTemplateValidation.ValidateMatch(spec.Selector, spec.Template, path["template"], errors);
    }

    // Pods of an indexed Job are named after it and their index.
    private static void ValidateHostNames(Job obj, FieldErrors errors)
    {
        if (obj.Spec is not { CompletionMode: "Indexed", Completions: > 0 and var completions })
            return;
        var longest = $"{obj.Metadata.Name}-{completions - 1}";
        if (!DnsName.IsLabel(longest))
            errors.Invalid(FieldPath.Metadata["name"], obj.Metadata.Name, $"will not able to create pod with invalid DNS label: {longest}");
    }
}
