using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.CustomResources.Schemas;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Checks what a rule says besides its expressions.</summary>
/// <remarks>Source: apiextensions/validation/validation.go, ValidateCustomResourceDefinitionOpenAPISchema (v1.36).</remarks>
internal static class RuleTextValidation
{
    private static readonly string[] Reasons = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];

    public static void Validate(ValidationRule rule, JSONSchemaProps schema, FieldPath path, FieldErrors errors)
    {
        ValidateMessage(rule, path, errors);
        if (!string.IsNullOrEmpty(rule.MessageExpression) && rule.MessageExpression.Trim().Length == 0)
            errors.Required(path["messageExpression"], "must be non-empty if specified");
        if (rule.Reason is { } reason && !Reasons.Contains(reason))
            errors.NotSupported(path["reason"], reason, Reasons);
        if (rule.FieldPath is not { Length: > 0 } field)
            return;
        if (field.Trim().Length == 0)
            errors.Invalid(path["fieldPath"], field, "must be non-empty if specified");
        if (HasLineBreaks(field))
            errors.Invalid(path["fieldPath"], field, "must not contain line breaks");
        if (!RuleFieldPath.TryParse(field, schema, allowsBrackets: true, out _, out _))
            errors.Invalid(path["fieldPath"], field, "must be a valid path");
    }

    private static void ValidateMessage(ValidationRule rule, FieldPath path, FieldErrors errors)
    {
        var message = rule.Message ?? "";
        if (rule.Rule.Trim().Length == 0)
            errors.Required(path["rule"], "rule is not specified");
        else if (message.Length > 0 && message.Trim().Length == 0)
            errors.Invalid(path["message"], message, "must be non-empty if specified");
        else if (HasLineBreaks(message.Trim()))
            errors.Invalid(path["message"], message, "must not contain line breaks");
        else if (HasLineBreaks(rule.Rule.Trim()) && message.Trim().Length == 0)
            errors.Required(path["message"], "must be specified if rule contains line breaks");
    }

    private static bool HasLineBreaks(string text) => text.AsSpan().ContainsAny('\n', '\r');
}
