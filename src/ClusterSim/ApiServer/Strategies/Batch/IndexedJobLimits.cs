using ClusterSim.Api.Batch;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How large an indexed Job may be: its status lists indexes and has to fit.</summary>
/// <remarks>Source: batch/validation/validation.go (v1.36).</remarks>
internal static class IndexedJobLimits
{
    private const int MaxParallelism = 100_000; // maxParallelismForIndexedJob
    private const int MaxFailedIndexes = 100_000; // maxFailedIndexesForIndexedJob
    private const int CompletionsSoftLimit = 100_000; // completionsSoftLimit
    private const int ParallelismForMany = 10_000; // parallelismLimitForHighCompletions
    private const int MaxFailedIndexesForMany = 10_000; // maxFailedIndexesLimitForHighCompletions

    public static void Validate(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.Completions is null)
            errors.Required(path["completions"], "when completion mode is Indexed");
        if (spec.Parallelism > MaxParallelism)
            errors.Invalid(path["parallelism"], spec.Parallelism, $"must be less than or equal to {MaxParallelism} when completion mode is Indexed");
        if (spec.MaxFailedIndexes > spec.Completions)
            errors.Invalid(path["maxFailedIndexes"], spec.MaxFailedIndexes, "must be less than or equal to completions");
        if (spec.MaxFailedIndexes > MaxFailedIndexes)
            errors.Invalid(path["maxFailedIndexes"], spec.MaxFailedIndexes, $"must be less than or equal to {MaxFailedIndexes}");
        if (spec.Completions > CompletionsSoftLimit && spec.BackoffLimitPerIndex is not null)
            ValidateMany(spec, path, errors);
    }

    private static void ValidateMany(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        var reason = $"when completions are above {CompletionsSoftLimit} and used with backoff limit per index";
        if (spec.MaxFailedIndexes is null)
            errors.Required(path["maxFailedIndexes"], $"must be specified when completions is above {CompletionsSoftLimit}");
        if (spec.Parallelism > ParallelismForMany)
            errors.Invalid(path["parallelism"], spec.Parallelism, $"must be less than or equal to {ParallelismForMany} {reason}");
        if (spec.MaxFailedIndexes > MaxFailedIndexesForMany)
            errors.Invalid(path["maxFailedIndexes"], spec.MaxFailedIndexes, $"must be less than or equal to {MaxFailedIndexesForMany} {reason}");
    }
}
