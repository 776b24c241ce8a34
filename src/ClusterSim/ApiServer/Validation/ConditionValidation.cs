using System.Text.RegularExpressions;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with conditions of the common form.</summary>
/// <remarks>Source: apimachinery apis/meta/v1/validation/validation.go, ValidateConditions (v1.36).</remarks>
internal static partial class ConditionValidation
{
    private const int MaxReasonLength = 1024;
    private const int MaxMessageLength = 32 * 1024;
    private const string ReasonFormat = "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?";

    private static readonly string[] States = ["False", "True", "Unknown"];
    private static readonly string NotAReason = FormatText.Regex(
        "a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters or '_,:', and must end with an alphanumeric character or '_'",
        ReasonFormat, "my_name", "MY_NAME", "MyName", "ReasonA,ReasonB", "ReasonA:ReasonB");

    public static void Validate(ValueList<Condition> conditions, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions.Take(i).Any(other => other.Type == conditions[i].Type))
                errors.Duplicate(path[i]["type"], conditions[i].Type);
            Validate(conditions[i], path[i], errors);
        }
    }

    private static void Validate(Condition condition, FieldPath path, FieldErrors errors)
    {
        errors.Invalid(path["type"], condition.Type, LabelSyntax.CheckKey(condition.Type));
        if (!States.Contains(condition.Status))
            errors.NotSupported(path["status"], condition.Status, States);
        if (condition.ObservedGeneration < 0)
            errors.Invalid(path["observedGeneration"], condition.ObservedGeneration, "must be greater than or equal to zero");
        if (condition.LastTransitionTime is null)
            errors.Required(path["lastTransitionTime"], "must be set");
        var (reason, message) = (condition.Reason ?? "", condition.Message ?? "");
        if (reason.Length == 0)
            errors.Required(path["reason"], "must be set");
        else if (!Reason().IsMatch(reason))
            errors.Invalid(path["reason"], reason, NotAReason);
        if (GoText.Length(reason) > MaxReasonLength)
            errors.TooLong(path["reason"], MaxReasonLength);
        if (GoText.Length(message) > MaxMessageLength)
            errors.TooLong(path["message"], MaxMessageLength);
    }

    [GeneratedRegex("^" + ReasonFormat + @"\z")]
    private static partial Regex Reason();
}
