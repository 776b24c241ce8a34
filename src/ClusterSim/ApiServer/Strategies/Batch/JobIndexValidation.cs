using ClusterSim.Api.Batch;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with the indexes a Job's status lists.</summary>
/// <remarks>Source: batch/validation/validation.go, validateJobStatus (v1.36).</remarks>
internal static class JobIndexValidation
{
    public static void Validate(Job job, Job old, FieldErrors errors)
    {
        var (completed, failed) = (job.Status.CompletedIndexes ?? "", job.Status.FailedIndexes);
        var completedChanged = completed != (old.Status.CompletedIndexes ?? "");
        var failedChanged = failed != old.Status.FailedIndexes;
        var completedPath = FieldPath.Status["completedIndexes"];
        var failedPath = FieldPath.Status["failedIndexes"];
        if (completedChanged && job.Spec.Completions is { } completions && !IndexIntervals.TryCount(completed, completions, out _, out var problem))
            errors.Invalid(completedPath, completed, "error parsing completedIndexes: " + problem);
        if (failedChanged && failed is not null && job.Spec.BackoffLimitPerIndex is not null
            && job.Spec.Completions is { } count && !IndexIntervals.TryCount(failed, count, out _, out var failedProblem))
            errors.Invalid(failedPath, failed, "error parsing failedIndexes: " + failedProblem);
        if (completedChanged && completed.Length > 0 && job.Spec.CompletionMode != "Indexed")
            errors.Invalid(completedPath, completed, "cannot set non-empty completedIndexes when non-indexed completion mode");
        if (failedChanged && job.Spec.BackoffLimitPerIndex is null && failed is not null)
            errors.Invalid(failedPath, failed, "cannot set non-null failedIndexes when backoffLimitPerIndex is null");
        if ((completedChanged || failedChanged) && job.Spec.Completions is { } all && failed is not null && IndexIntervals.FirstCommon(completed, failed, all) is { } common)
            errors.Invalid(failedPath, failed, $"failedIndexes and completedIndexes overlap at index: {common}");
    }
}
