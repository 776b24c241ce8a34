using ClusterSim.Api.Resources;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with how much of a device's capacity a claim may get.</summary>
/// <remarks>Source: apis/resource/validation/validation.go, validateRequestPolicy (v1.36).</remarks>
internal static class CapacityPolicyValidation
{
    private const int MaxValues = 10; // CapacityRequestPolicyDiscreteMaxOptions

    public static void Validate(Quantity capacity, CapacityRequestPolicy policy, FieldPath path, FieldErrors errors)
    {
        switch (policy)
        {
            case { ValidValues.Count: > 0, ValidRange: not null }:
                errors.Forbidden(path, "exactly one policy can be specified, cannot specify \"validValues\" and \"validRange\" at the same time");
                break;
            case { ValidValues.Count: > 0 } or { ValidRange: not null } when policy.Default is null:
                errors.Required(path["default"], $"required when {(policy.ValidRange is null ? "validValues" : "validRange")} is defined");
                break;
            case { ValidValues.Count: > 0, Default: { } chosen }:
                ValidateValues(chosen, capacity, policy.ValidValues, path["validValues"], errors);
                break;
            case { ValidRange: { } range, Default: { } chosen }:
                ValidateRange(chosen, capacity, range, path["validRange"], errors);
                break;
        }
    }

    private static void ValidateValues(Quantity chosen, Quantity capacity, ValueList<Quantity> values, FieldPath path, FieldErrors errors)
    {
        for (var i = 1; i < values.Count; i++)
            if (values[i - 1] > values[i])
                errors.Invalid(path[i], values[i].ToString(), "values must be sorted in ascending order");
        DeviceLists.Validate(values, MaxValues, path, errors, (value, at) =>
        {
            if (value > capacity)
                errors.Invalid(at, value.ToString(), $"option is larger than capacity value: {capacity}");
        }, value => value.WholeValue.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (!values.Any(value => value.CompareTo(chosen) == 0))
            errors.Invalid(path, chosen.ToString(), "default value is not valid according to the requestPolicy");
    }

    private static void ValidateRange(Quantity chosen, Quantity capacity, CapacityRequestPolicyRange range, FieldPath path, FieldErrors errors)
    {
        if (range.Min is not { } min)
        {
            errors.Required(path["min"], "required when validRange is defined");
            return;
        }
        if (min > capacity)
            errors.Invalid(path["min"], min.ToString(), $"min is larger than capacity value: {capacity}");
        if (chosen < min)
            errors.Invalid(path["default"], chosen.ToString(), $"default is less than min: {min}");
        if (range.Max is { } max)
        {
            if (min > max)
                errors.Invalid(path["max"], min.ToString(), $"min is larger than max: {max}");
            if (max > capacity)
                errors.Invalid(path["max"], max.ToString(), $"max is larger than capacity value: {capacity}");
            if (chosen > max)
                errors.Invalid(path["default"], chosen.ToString(), $"default is more than max: {max}");
        }
        if (range.Step is not { } step)
            return;
        if (step.WholeValue <= 0)
        {
            errors.Invalid(path["step"], step.ToString(), "must be greater than zero");
            return;
        }
        if (min + step > capacity)
            errors.Invalid(path["step"], step.ToString(), $"one step {min + step} is larger than capacity value: {capacity}");
        foreach (var value in range.Max is { } limit ? [chosen, limit] : (Quantity[])[chosen])
            if ((value.WholeValue - min.WholeValue) % step.WholeValue != 0)
                errors.Invalid(path["step"], value.ToString(), $"value is not a multiple of a given step ({step}) from ({min})");
    }
}
