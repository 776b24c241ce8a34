using ClusterSim.Api.Policy;

namespace ClusterSim.Scheduling;

/// <summary>Which evictions disruption budgets do not allow.</summary>
/// <remarks>Source: plugins/defaultpreemption/default_preemption.go, filterPodsWithPDBViolation (v1.36).</remarks>
internal static class DisruptionBudgets
{
    /// <summary>Splits Pods into those whose eviction would break a budget and the others; each uses up the budgets it matches.</summary>
    public static (List<PodEntry> Violating, List<PodEntry> Others) Split(List<PodEntry> pods, IReadOnlyList<PodDisruptionBudget> budgets)
    {
        if (budgets.Count == 0)
            return ([], pods);
        var allowed = budgets.Select(static budget => budget.Status.DisruptionsAllowed).ToArray();
        var (violating, others) = (new List<PodEntry>(), new List<PodEntry>());
        foreach (var pod in pods)
        {
            var isViolating = false;
            for (var i = 0; i < budgets.Count; i++)
            {
                if (Covers(budgets[i], pod.Pod))
                    isViolating |= --allowed[i] < 0;
            }
            (isViolating ? violating : others).Add(pod);
        }
        return (violating, others);
    }

    private static bool Covers(PodDisruptionBudget budget, Pod pod) =>
        budget.Metadata.Namespace == pod.Metadata.Namespace
        && pod.Metadata.Labels.Count > 0
        && budget.Spec.Selector is { IsEmpty: false } selector // Here an empty selector matches nothing.
        && selector.Matches(pod.Metadata.Labels)
        && !budget.Status.DisruptedPods.ContainsKey(pod.Metadata.Name!); // Its eviction is counted already.
}
