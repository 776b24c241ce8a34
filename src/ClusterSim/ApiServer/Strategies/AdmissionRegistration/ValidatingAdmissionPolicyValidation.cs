using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a ValidatingAdmissionPolicy, except for the expressions themselves.</summary>
/// <remarks>Source: admissionregistration/validation/validation.go, validateValidatingAdmissionPolicySpec (v1.36).</remarks>
internal static class ValidatingAdmissionPolicyValidation
{
    private const int MaxAnnotations = 20; // maxAuditAnnotations
    private const int MaxAnnotationBytes = 5 * 1024; // maxAuditAnnotationValueExpressionLength
    private const string NothingToDo = "validations or auditAnnotations must contain at least one item";

    private static readonly string[] Reasons = ["Forbidden", "Invalid", "RequestEntityTooLarge"];

    public static void Validate(ValidatingAdmissionPolicy policy, bool checksConditions, FieldErrors errors)
    {
        var spec = policy.Spec;
        PolicyPartValidation.ValidateFailurePolicy(spec.FailurePolicy, errors);
        PolicyPartValidation.ValidateParamKind(spec.ParamKind, errors);
        PolicyPartValidation.ValidateConstraints(spec.MatchConstraints, errors);
        if (checksConditions)
            MatchConditionValidation.Validate(spec.MatchConditions, FieldPath.Spec["matchConditions"], errors);
        PolicyPartValidation.ValidateVariables(spec.Variables, errors);
        if (spec.Validations.Count == 0 && spec.AuditAnnotations.Count == 0)
        {
            errors.Required(FieldPath.Spec["validations"], NothingToDo);
            errors.Required(FieldPath.Spec["auditAnnotations"], NothingToDo);
            return;
        }
        for (var i = 0; i < spec.Validations.Count; i++)
            Validate(spec.Validations[i], FieldPath.Spec["validations"][i], errors);
        ValidateAnnotations(policy.Metadata.Name ?? "", spec.AuditAnnotations, FieldPath.Spec["auditAnnotations"], errors);
    }

    private static void Validate(Api.AdmissionRegistration.Validation validation, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(validation.Expression))
            errors.Required(path["expression"], "expression is not specified");
        if (validation.MessageExpression is { Length: > 0 } expression && string.IsNullOrWhiteSpace(expression))
            errors.Invalid(path["messageExpression"], expression, "must be non-empty if specified");
        if (validation.Message is { Length: > 0 } message)
        {
            if (string.IsNullOrWhiteSpace(message))
                errors.Invalid(path["message"], message, "message must be non-empty if specified");
            else if (message.Trim().AsSpan().ContainsAny('\n', '\r'))
                errors.Invalid(path["message"], message, "message must not contain line breaks");
        }
        if (validation.Reason is { } reason && !Reasons.Contains(reason))
            errors.NotSupported(path["reason"], reason, Reasons);
    }

    private static void ValidateAnnotations(string policy, ValueList<AuditAnnotation> annotations, FieldPath path, FieldErrors errors)
    {
        if (annotations.Count > MaxAnnotations)
            errors.Invalid(path, annotations, $"must not have more than {MaxAnnotations} auditAnnotations");
        for (var i = 0; i < annotations.Count; i++)
        {
            var (key, expression) = (annotations[i].Key, annotations[i].ValueExpression.Trim());
            if (policy.Length > 0)
                errors.Invalid(path[i]["key"], policy + "/" + key, LabelSyntax.CheckKey(policy + "/" + key));
            else
                errors.Invalid(path[i]["key"], key, "requires metadata.name be non-empty");
            if (expression.Length == 0)
                errors.Required(path[i]["valueExpression"], "valueExpression is not specified");
            else if (GoText.Length(expression) > MaxAnnotationBytes)
                errors.Required(path[i]["valueExpression"], $"must not exceed {MaxAnnotationBytes} bytes in length");
            if (annotations.Take(i).Any(other => other.Key == key))
                errors.Duplicate(path[i]["key"], key);
        }
    }
}
