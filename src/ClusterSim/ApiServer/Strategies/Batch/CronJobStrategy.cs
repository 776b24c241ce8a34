using ClusterSim.Api.Batch;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How CronJobs are written.</summary>
/// <remarks>Source: registry/batch/cronjob/strategy.go (v1.36).</remarks>
internal sealed class CronJobStrategy : ResourceStrategy<CronJob>
{
    private const int MaxNameLength = 52; // Jobs are named after it, with eleven characters more.

    protected override CronJob Default(CronJob obj)
    {
        var template = obj.Spec.JobTemplate;
        return obj with
        {
            Spec = obj.Spec with
            {
                ConcurrencyPolicy = string.IsNullOrEmpty(obj.Spec.ConcurrencyPolicy) ? "Allow" : obj.Spec.ConcurrencyPolicy,
                Suspend = obj.Spec.Suspend ?? false,
                SuccessfulJobsHistoryLimit = obj.Spec.SuccessfulJobsHistoryLimit ?? 3,
                FailedJobsHistoryLimit = obj.Spec.FailedJobsHistoryLimit ?? 1,
                JobTemplate = template with { Spec = template.Spec with { Template = PodTemplateDefaults.Apply(template.Spec.Template) } },
            },
        };
    }

    protected override CronJob PrepareForCreate(CronJob obj) => obj with { Status = new() };

    protected override CronJob PrepareForUpdate(CronJob obj, CronJob old) => obj with { Status = old.Status };

    protected override CronJob PrepareForStatusUpdate(CronJob obj, CronJob old) => obj with { Spec = old.Spec };

    protected override void Validate(CronJob obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        CronJobValidation.ValidateSpec(obj.Spec, null, errors);
        if (GoText.Length(obj.Metadata.Name ?? "") > MaxNameLength)
            errors.Invalid(FieldPath.Metadata["name"], obj.Metadata.Name, $"must be no more than {MaxNameLength} characters");
    }

    protected override void ValidateUpdate(CronJob obj, CronJob old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        CronJobValidation.ValidateSpec(obj.Spec, old.Spec, errors);
    }

    // Metadata are checked by the rules for all kinds, and nothing else is.
    protected override void ValidateStatusUpdate(CronJob obj, CronJob old, FieldErrors errors)
    {
    }

    protected override IEnumerable<string> Warnings(CronJob obj) => [.. PodNameWarnings.Of(obj.Metadata.Name), .. SpecWarnings(obj)];

    protected override IEnumerable<string> WarningsOnUpdate(CronJob obj, CronJob old)
    {
        if (obj.Metadata.Generation != old.Metadata.Generation)
            foreach (var warning in SpecWarnings(obj))
                yield return warning;
        if (obj.Spec.Schedule.Contains("TZ", StringComparison.Ordinal))
            yield return "cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details";
    }

    private static IEnumerable<string> SpecWarnings(CronJob obj) => JobWarnings.OfSpec(obj.Spec.JobTemplate.Spec, FieldPath.Spec["jobTemplate"]["spec"]);
}
