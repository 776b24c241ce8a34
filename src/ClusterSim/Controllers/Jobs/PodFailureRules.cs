using ClusterSim.Api.Batch;

namespace ClusterSim.Controllers.Jobs;

/// <summary>What a Job's <c>podFailurePolicy</c> says about a failed Pod.</summary>
/// <param name="Action">The action of the first rule that matches; null when none does.</param>
/// <param name="Failure">Why the whole Job fails; null when it does not.</param>
internal readonly record struct PodFailureRules(string? Action, string? Failure)
{
    /// <summary>Whether the failure counts against the Job's limits.</summary>
    public bool Counts => Action != "Ignore";

    /// <remarks>Source: job/pod_failure_policy.go, matchPodFailurePolicy (v1.36).</remarks>
    public static PodFailureRules For(Job job, Pod pod)
    {
        var rules = job.Spec.PodFailurePolicy?.Rules ?? [];
        for (var i = 0; i < rules.Count; i++)
            if (Match(rules[i], pod) is { } what)
                return new(rules[i].Action, rules[i].Action == "FailJob" ? $"{what} matching FailJob rule at index {i}" : null);
        return default;
    }

    /// <summary>What in the Pod is as the rule says, in words; null when nothing is.</summary>
    private static string? Match(PodFailurePolicyRule rule, Pod pod)
    {
        var name = $"{pod.Metadata.Namespace}/{pod.Metadata.Name}";
        if (rule.OnExitCodes is { } codes)
        {
            var container = pod.Status.ContainerStatuses.Concat(pod.Status.InitContainerStatuses).FirstOrDefault(status => Matches(codes, status));
            return container is null ? null : $"Container {container.Name} for pod {name} failed with exit code {container.State.Terminated!.ExitCode}";
        }
        var condition = pod.Status.Conditions.FirstOrDefault(condition => rule.OnPodConditions.Any(pattern => pattern.Type == condition.Type && pattern.Status == condition.Status));
        return condition is null ? null : $"Pod {name} has condition {condition.Type}";
    }

    private static bool Matches(PodFailurePolicyOnExitCodesRequirement codes, ContainerStatus status) =>
        status.State.Terminated is { ExitCode: not 0 and var code }
        && (codes.ContainerName is null || codes.ContainerName == status.Name)
        && codes.Values.Contains(code) == (codes.Operator == "In");
}
