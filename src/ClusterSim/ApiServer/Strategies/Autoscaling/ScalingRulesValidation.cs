using ClusterSim.Api.Autoscaling;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with how fast a HorizontalPodAutoscaler may scale.</summary>
/// <remarks>Source: autoscaling/validation/validation.go, validateScalingRules (v1.36).</remarks>
internal static class ScalingRulesValidation
{
    private const int MaxPeriodSeconds = 1800;
    private const int MaxStabilizationSeconds = 3600;

    private static readonly string[] Selections = ["Disabled", "Max", "Min"];
    private static readonly string[] PolicyTypes = ["Percent", "Pods"];

    public static void Validate(HPAScalingRules? rules, FieldPath path, FieldErrors errors)
    {
        if (rules is null)
            return;
        if (rules.StabilizationWindowSeconds < 0)
            errors.Invalid(path["stabilizationWindowSeconds"], rules.StabilizationWindowSeconds, "must be greater than or equal to zero");
        if (rules.StabilizationWindowSeconds > MaxStabilizationSeconds)
            errors.Invalid(path["stabilizationWindowSeconds"], rules.StabilizationWindowSeconds, $"must be less than or equal to {MaxStabilizationSeconds}");
        if (rules.SelectPolicy is not null && !Selections.Contains(rules.SelectPolicy))
            errors.NotSupported(path["selectPolicy"], rules.SelectPolicy, Selections);
        if (rules.Policies.Count == 0)
            errors.Required(path["policies"], "must specify at least one Policy");
        for (var i = 0; i < rules.Policies.Count; i++)
            Validate(rules.Policies[i], path["policies"][i], errors);
        if (rules.Tolerance is { } tolerance)
            QuantityValidation.ValidateNotNegative(tolerance, path["tolerance"], errors);
    }

    private static void Validate(HPAScalingPolicy policy, FieldPath path, FieldErrors errors)
    {
        if (!PolicyTypes.Contains(policy.Type))
            errors.NotSupported(path["type"], policy.Type, PolicyTypes);
        if (policy.Value <= 0)
            errors.Invalid(path["value"], policy.Value, "must be greater than zero");
        if (policy.PeriodSeconds <= 0)
            errors.Invalid(path["periodSeconds"], policy.PeriodSeconds, "must be greater than zero");
        if (policy.PeriodSeconds > MaxPeriodSeconds)
            errors.Invalid(path["periodSeconds"], policy.PeriodSeconds, $"must be less than or equal to {MaxPeriodSeconds}");
    }
}
