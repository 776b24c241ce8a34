using ClusterSim.Api.Batch;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with what a Job, or a CronJob's template of one, asks for.</summary>
/// <remarks>Source: batch/validation/validation.go, validateJobSpec (v1.36).</remarks>
internal static class JobValidation
{
    private const string Indexed = "Indexed";
    private const int MaxManagedByLength = 63; // maxManagedByLength

    public static void ValidateSpec(JobSpec spec, FieldPath path, PodValidationOptions options, FieldErrors errors)
    {
        ValidateNumbers(spec, path, errors);
        if (spec.ManagedBy is { } managedBy)
        {
            DomainPrefixedPath.Validate(managedBy, path["managedBy"], errors);
            if (GoText.Length(managedBy) > MaxManagedByLength)
                errors.TooLong(path["managedBy"], MaxManagedByLength);
        }
        ValidateCompletionMode(spec, path, errors);
        if (spec.PodFailurePolicy is not null)
            PodFailurePolicyValidation.Validate(spec, path["podFailurePolicy"], errors);
        if (spec.SuccessPolicy is not null)
            SuccessPolicyValidation.Validate(spec, path["successPolicy"], errors);
        ValidateReplacement(spec, path["podReplacementPolicy"], errors);
        PodTemplateValidation.Validate(spec.Template, path["template"], options, errors);
        ValidateRestartPolicy(spec, path["template"]["spec"]["restartPolicy"], errors);
    }

    private static void ValidateNumbers(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        errors.NotNegative(path["parallelism"], spec.Parallelism ?? 0);
        errors.NotNegative(path["completions"], spec.Completions ?? 0);
        errors.NotNegative(path["activeDeadlineSeconds"], spec.ActiveDeadlineSeconds ?? 0);
        errors.NotNegative(path["backoffLimit"], spec.BackoffLimit ?? 0);
        errors.NotNegative(path["ttlSecondsAfterFinished"], spec.TtlSecondsAfterFinished ?? 0);
        errors.NotNegative(path["backoffLimitPerIndex"], spec.BackoffLimitPerIndex ?? 0);
        errors.NotNegative(path["maxFailedIndexes"], spec.MaxFailedIndexes ?? 0);
        if (spec.MaxFailedIndexes is not null && spec.BackoffLimitPerIndex is null)
            errors.Required(path["backoffLimitPerIndex"], "when maxFailedIndexes is specified");
    }

    private static void ValidateCompletionMode(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.CompletionMode is not (null or "NonIndexed" or Indexed))
            errors.NotSupported(path["completionMode"], spec.CompletionMode, "NonIndexed", Indexed);
        if (spec.CompletionMode == Indexed)
            IndexedJobLimits.Validate(spec, path, errors);
        if (spec.CompletionMode is not (null or "NonIndexed"))
            return;
        if (spec.BackoffLimitPerIndex is { } perIndex)
            errors.Invalid(path["backoffLimitPerIndex"], perIndex, "requires indexed completion mode");
        if (spec.MaxFailedIndexes is { } maxFailed)
            errors.Invalid(path["maxFailedIndexes"], maxFailed, "requires indexed completion mode");
    }

    private static void ValidateReplacement(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.PodReplacementPolicy is not { } policy)
            return;
        if (spec.PodFailurePolicy is not null && policy != "Failed")
            errors.NotSupported(path, policy, "Failed");
        else if (spec.PodFailurePolicy is null && policy is not ("Failed" or "TerminatingOrFailed"))
            errors.NotSupported(path, policy, "Failed", "TerminatingOrFailed");
    }

    // Unset was made Always by defaulting, so that this is what must be complained about as missing.
    private static void ValidateRestartPolicy(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        var policy = spec.Template.Spec.RestartPolicy;
        if (policy is null or "" or "Always")
            errors.Required(path, "valid values: \"OnFailure\", \"Never\"");
        else if (policy is not ("OnFailure" or "Never"))
            errors.NotSupported(path, policy, "OnFailure", "Never");
        else if (spec.PodFailurePolicy is not null && policy != "Never")
            errors.Invalid(path, policy, "only \"Never\" is supported when podFailurePolicy is specified");
    }
}
