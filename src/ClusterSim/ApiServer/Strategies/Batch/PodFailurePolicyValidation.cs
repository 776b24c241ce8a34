using ClusterSim.Api.Batch;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with what a Job makes of failed pods.</summary>
/// <remarks>Source: batch/validation/validation.go, validatePodFailurePolicy (v1.36).</remarks>
internal static class PodFailurePolicyValidation
{
    private const int MaxRules = 20; // maxPodFailurePolicyRules
    private const int MaxExitCodes = 255; // maxPodFailurePolicyOnExitCodesValues
    private const int MaxConditions = 20; // maxPodFailurePolicyOnPodConditionsPatterns

    public static void Validate(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        var rules = spec.PodFailurePolicy!.Rules;
        if (rules.Count > MaxRules)
            errors.TooMany(path["rules"], rules.Count, MaxRules);
        for (var i = 0; i < rules.Count; i++)
            ValidateRule(spec, rules[i], path["rules"][i], errors);
    }

    private static void ValidateRule(JobSpec spec, PodFailurePolicyRule rule, FieldPath path, FieldErrors errors)
    {
        if (rule.Action.Length == 0)
            errors.Required(path["action"], "valid values: [\"Count\" \"FailIndex\" \"FailJob\" \"Ignore\"]");
        else if (rule.Action == "FailIndex" && spec.BackoffLimitPerIndex is null)
            errors.Invalid(path["action"], rule.Action, "requires the backoffLimitPerIndex to be set");
        else if (rule.Action is not ("Count" or "FailIndex" or "FailJob" or "Ignore"))
            errors.NotSupported(path["action"], rule.Action, "Count", "FailIndex", "FailJob", "Ignore");
        if (rule.OnExitCodes is not null)
            ValidateExitCodes(spec, rule.OnExitCodes, path["onExitCodes"], errors);
        if (rule.OnPodConditions.Count > 0)
            ValidateConditions(rule.OnPodConditions, path["onPodConditions"], errors);
        if (rule.OnExitCodes is not null && rule.OnPodConditions.Count > 0)
            errors.Invalid(path, FieldValue.Omitted, "specifying both OnExitCodes and OnPodConditions is not supported");
        if (rule.OnExitCodes is null && rule.OnPodConditions.Count == 0)
            errors.Invalid(path, FieldValue.Omitted, "specifying one of OnExitCodes and OnPodConditions is required");
    }

    private static void ValidateConditions(ValueList<PodFailurePolicyOnPodConditionsPattern> patterns, FieldPath path, FieldErrors errors)
    {
        if (patterns.Count > MaxConditions)
            errors.TooMany(path, patterns.Count, MaxConditions);
        for (var i = 0; i < patterns.Count; i++)
        {
            errors.Invalid(path[i]["type"], patterns[i].Type, LabelSyntax.CheckKey(patterns[i].Type));
            if (string.IsNullOrEmpty(patterns[i].Status))
                errors.Required(path[i]["status"], "valid values: [\"False\" \"True\" \"Unknown\"]");
            else if (patterns[i].Status is not ("False" or "True" or "Unknown"))
                errors.NotSupported(path[i]["status"], patterns[i].Status, "False", "True", "Unknown");
        }
    }

    private static void ValidateExitCodes(JobSpec spec, PodFailurePolicyOnExitCodesRequirement codes, FieldPath path, FieldErrors errors)
    {
        if (codes.Operator.Length == 0)
            errors.Required(path["operator"], "valid values: [\"In\" \"NotIn\"]");
        else if (codes.Operator is not ("In" or "NotIn"))
            errors.NotSupported(path["operator"], codes.Operator, "In", "NotIn");
        var pod = spec.Template.Spec;
        if (codes.ContainerName is { } name && !pod.Containers.Concat(pod.InitContainers).Any(container => container.Name == name))
            errors.Invalid(path["containerName"], name, "must be one of the container or initContainer names in the pod template");
        if (codes.Values.Count == 0)
            errors.Invalid(path["values"], codes.Values, "at least one value is required");
        else if (codes.Values.Count > MaxExitCodes)
            errors.TooMany(path["values"], codes.Values.Count, MaxExitCodes);
        for (var i = 0; i < codes.Values.Count; i++)
            ValidateExitCode(codes, i, path["values"][i], errors);
        if (!codes.Values.SequenceEqual(codes.Values.Order()))
            errors.Invalid(path["values"], codes.Values, "must be ordered");
    }

    private static void ValidateExitCode(PodFailurePolicyOnExitCodesRequirement codes, int index, FieldPath path, FieldErrors errors)
    {
        var code = codes.Values[index];
        if (codes.Operator == "In" && code == 0)
            errors.Invalid(path, code, "must not be 0 for the In operator");
        if (codes.Values.Take(index).Contains(code))
            errors.Duplicate(path, code);
    }
}
