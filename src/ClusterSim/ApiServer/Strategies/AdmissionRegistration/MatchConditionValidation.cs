using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with the conditions under which webhooks and policies are asked.</summary>
/// <remarks>Source: admissionregistration/validation/validation.go, validateMatchConditions (v1.36).</remarks>
internal static class MatchConditionValidation
{
    private const int MaxConditions = 64;

    public static void Validate(ValueList<MatchCondition> conditions, FieldPath path, FieldErrors errors)
    {
        if (conditions.Count > MaxConditions)
            errors.TooMany(path, conditions.Count, MaxConditions);
        for (var i = 0; i < conditions.Count; i++)
        {
            var (name, expression) = (conditions[i].Name, conditions[i].Expression);
            if (string.IsNullOrWhiteSpace(expression))
                errors.Required(path[i]["expression"]);
            if (name.Length == 0)
                errors.Required(path[i]["name"]);
            else
                errors.Invalid(path[i]["name"], name, LabelSyntax.CheckKey(name));
            if (name.Length > 0 && conditions.Take(i).Any(other => other.Name == name))
                errors.Duplicate(path[i]["name"], name);
        }
    }
}
