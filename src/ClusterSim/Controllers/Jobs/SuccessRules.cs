using ClusterSim.Api.Batch;

namespace ClusterSim.Controllers.Jobs;

/// <summary>Whether an indexed Job has done enough by its <c>successPolicy</c>.</summary>
/// <remarks>Source: job/success_policy.go, matchSuccessPolicy (v1.36).</remarks>
internal static class SuccessRules
{
    /// <returns>Which rule is met, in words; null when none is.</returns>
    public static string? Match(JobSpec spec, IndexSet succeeded)
    {
        var rules = spec.SuccessPolicy?.Rules ?? [];
        if (succeeded.Count == 0)
            return null;
        for (var i = 0; i < rules.Count; i++)
            if (IsMet(rules[i], spec.Completions ?? 0, succeeded))
                return $"Matched rules at index {i}";
        return null;
    }

    private static bool IsMet(SuccessPolicyRule rule, int completions, IndexSet succeeded)
    {
        if (rule.SucceededIndexes is null)
            return succeeded.Count >= rule.SucceededCount;
        var required = IndexSet.Parse(rule.SucceededIndexes, completions);
        var common = required.CountCommon(succeeded);
        return required.Count > 0 && (common == required.Count || common >= rule.SucceededCount);
    }
}
