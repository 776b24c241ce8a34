using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with the conditions a device puts on binding; there are both sorts or none.</summary>
/// <remarks>Source: apis/resource/validation/validation.go, validateDeviceBindingParameters (v1.36).</remarks>
internal static class BindingConditionValidation
{
    private const int Max = 4; // BindingConditionsMaxSize, BindingFailureConditionsMaxSize

    public static void Validate(ValueList<string> conditions, ValueList<string> failures, FieldPath path, FieldErrors errors)
    {
        var (at, failuresAt) = (path["bindingConditions"], path["bindingFailureConditions"]);
        DeviceLists.Validate(conditions, Max, at, errors, (condition, item) => errors.Invalid(item, condition, LabelSyntax.CheckKey(condition)));
        DeviceLists.Validate(failures, Max, failuresAt, errors, (condition, item) => errors.Invalid(item, condition, LabelSyntax.CheckKey(condition)));
        for (var i = 0; i < conditions.Count; i++)
            if (conditions.Take(i).Contains(conditions[i]))
                errors.Duplicate(at[i], conditions[i]);
        for (var i = 0; i < failures.Count; i++)
        {
            if (failures.Take(i).Contains(failures[i]))
                errors.Duplicate(failuresAt[i], failures[i]);
            if (conditions.Contains(failures[i]))
                errors.Invalid(failuresAt[i], failures[i], "bindingFailureConditions must not overlap with bindingConditions");
        }
        if (conditions.Count == 0 && failures.Count > 0)
            errors.Invalid(at, conditions, "bindingConditions are required to use bindingFailureConditions");
        if (failures.Count == 0 && conditions.Count > 0)
            errors.Invalid(failuresAt, failures, "bindingFailureConditions are required to use bindingConditions");
    }
}
