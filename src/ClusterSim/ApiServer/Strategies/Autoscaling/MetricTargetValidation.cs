using ClusterSim.Api.Autoscaling;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with the value a metric should have.</summary>
/// <remarks>Source: autoscaling/validation/validation.go, validateMetricTarget (v1.36).</remarks>
internal static class MetricTargetValidation
{
    public static void Validate(MetricTarget target, FieldPath path, FieldErrors errors)
    {
        if (target.Type.Length == 0)
            errors.Required(path["type"], "must specify a metric target type");
        if (target.Type is not ("Utilization" or "Value" or "AverageValue"))
            errors.Invalid(path["type"], target.Type, "must be either Utilization, Value, or AverageValue");
        ValidatePositive(target.Value, path["value"], errors);
        ValidatePositive(target.AverageValue, path["averageValue"], errors);
        if (target.AverageUtilization < 1)
            errors.Invalid(path["averageUtilization"], target.AverageUtilization, "must be greater than 0");
    }

    private static void ValidatePositive(Quantity? amount, FieldPath path, FieldErrors errors)
    {
        if (amount is { } given && given <= Quantity.Zero)
            errors.Invalid(path, given, "must be positive");
    }
}
