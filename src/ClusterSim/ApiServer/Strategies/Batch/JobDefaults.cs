using ClusterSim.Api.Batch;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what a Job leaves out.</summary>
/// <remarks>Source: batch/v1/defaults.go, SetDefaults_Job (v1.36).</remarks>
internal static class JobDefaults
{
    private const int NoLimit = int.MaxValue; // With a limit per index, only that one counts.

    public static Job Apply(Job obj)
    {
        var job = obj with { Spec = Apply(obj.Spec) };
        var labels = job.Spec.Template.Metadata.Labels;
        return job.Metadata.Labels.Count == 0 && labels.Count > 0 ? job with { Metadata = job.Metadata with { Labels = labels } } : job;
    }

    // A Job that says neither how many to complete nor how many at a time runs one pod.
    private static JobSpec Apply(JobSpec spec)
    {
        var single = spec.Completions is null && spec.Parallelism is null;
        return spec with
        {
            Completions = single ? 1 : spec.Completions,
            Parallelism = spec.Parallelism ?? 1,
            BackoffLimit = spec.BackoffLimit ?? (spec.BackoffLimitPerIndex is null ? 6 : NoLimit),
            ManualSelector = spec.ManualSelector ?? false,
            Template = PodTemplateDefaults.Apply(spec.Template),
            CompletionMode = spec.CompletionMode ?? "NonIndexed",
            Suspend = spec.Suspend ?? false,
            PodReplacementPolicy = spec.PodReplacementPolicy ?? (spec.PodFailurePolicy is null ? "TerminatingOrFailed" : "Failed"),
            PodFailurePolicy = spec.PodFailurePolicy is null ? null : spec.PodFailurePolicy with { Rules = spec.PodFailurePolicy.Rules.Replace(Apply) },
        };
    }

    private static PodFailurePolicyRule Apply(PodFailurePolicyRule rule) => rule with
    {
        OnPodConditions = rule.OnPodConditions.Replace(pattern => string.IsNullOrEmpty(pattern.Status) ? pattern with { Status = "True" } : pattern),
    };
}
