using ClusterSim.Api.Batch;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with when an indexed Job counts as done.</summary>
/// <remarks>Source: batch/validation/validation.go, validateSuccessPolicy (v1.36).</remarks>
internal static class SuccessPolicyValidation
{
    private const int MaxRules = 20; // maxSuccessPolicyRule
    private const int MaxIndexesLength = 64 * 1024; // maxJobSuccessPolicySucceededIndexesLimit

    public static void Validate(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.CompletionMode != "Indexed")
        {
            errors.Invalid(path, spec.SuccessPolicy, "requires indexed completion mode");
            return;
        }
        var rules = spec.SuccessPolicy!.Rules;
        if (rules.Count == 0)
            errors.Required(path["rules"], "at least one rules must be specified when the successPolicy is specified");
        if (rules.Count > MaxRules)
            errors.TooMany(path["rules"], rules.Count, MaxRules);
        for (var i = 0; i < rules.Count; i++)
            ValidateRule(rules[i], spec.Completions ?? 0, path["rules"][i], errors);
    }

    private static void ValidateRule(SuccessPolicyRule rule, int completions, FieldPath path, FieldErrors errors)
    {
        if (rule.SucceededCount is null && rule.SucceededIndexes is null)
            errors.Required(path, "at least one of succeededCount or succeededIndexes must be specified");
        var total = 0;
        if (rule.SucceededIndexes is { } indexes)
        {
            if (GoText.Length(indexes) > MaxIndexesLength)
                errors.TooLong(path["succeededIndexes"], MaxIndexesLength);
            if (!IndexIntervals.TryCount(indexes, completions, out total, out var problem))
                errors.Invalid(path["succeededIndexes"], indexes, $"error parsing succeededIndexes: {problem}");
        }
        if (rule.SucceededCount is not { } count)
            return;
        errors.NotNegative(path["succeededCount"], count);
        if (count > completions)
            errors.Invalid(path["succeededCount"], count, $"must be less than or equal to {completions} (the number of specified completions)");
        if (rule.SucceededIndexes is not null && count > total)
            errors.Invalid(path["succeededCount"], count, $"must be less than or equal to {total} (the number of indexes in the specified succeededIndexes field)");
    }
}
