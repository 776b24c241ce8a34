using ClusterSim.Api.Batch;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about Jobs whose status may outgrow what can be stored, and about their Pods.</summary>
/// <remarks>Source: api/job/warnings.go (v1.36).</remarks>
internal static class JobWarnings
{
    private const int CompletionsSoftLimit = 100_000; // completionsSoftLimit
    private const int ParallelismSoftLimit = 10_000; // parallelismSoftLimitForUnlimitedCompletions

    /// <summary>What to warn about in a spec that stands at <paramref name="path"/>.</summary>
    public static IEnumerable<string> OfSpec(JobSpec spec, FieldPath path) => [.. OfSize(spec, path), .. PodWarnings.Of(spec.Template, path["template"])];

    private static IEnumerable<string> OfSize(JobSpec spec, FieldPath path) =>
        spec.CompletionMode == "Indexed" && spec.Completions > CompletionsSoftLimit && spec.Parallelism > ParallelismSoftLimit
            ? [$"{path}: In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail"]
            : [];
}
