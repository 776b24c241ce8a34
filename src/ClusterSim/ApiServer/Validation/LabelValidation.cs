namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with labels and with selectors of labels.</summary>
/// <remarks>Source: apimachinery apis/meta/v1/validation/validation.go (v1.36).</remarks>
internal static class LabelValidation
{
    private static ValueMap<string> _valid = []; // The last ones found so: Pods of one template share theirs, and each is looked at twice.

    public static void Validate(ValueMap<string> labels, FieldPath path, FieldErrors errors)
    {
        if (ReferenceEquals(labels, _valid))
            return;
        var before = errors.Count;
        foreach (var (key, value) in labels)
        {
            errors.Invalid(path, key, LabelSyntax.CheckKey(key));
            errors.Invalid(path, value, LabelSyntax.CheckValue(value));
        }
        if (errors.Count == before && labels.Count > 0)
            _valid = labels;
    }

    /// <summary>Checks a selector; null is none and is valid.</summary>
    /// <remarks>With <paramref name="allowsInvalidValues"/>, values need not be valid labels: some kinds stored such selectors before values were looked at.</remarks>
    public static void ValidateSelector(LabelSelector? selector, FieldPath path, FieldErrors errors, bool allowsInvalidValues = false)
    {
        if (selector is null)
            return;
        Validate(selector.MatchLabels, path["matchLabels"], errors);
        for (var i = 0; i < selector.MatchExpressions.Count; i++)
            ValidateRequirement(selector.MatchExpressions[i], path["matchExpressions"][i], errors, allowsInvalidValues);
    }

    private static void ValidateRequirement(LabelSelectorRequirement requirement, FieldPath path, FieldErrors errors, bool allowsInvalidValues)
    {
        switch (requirement.Operator)
        {
            case "In" or "NotIn":
                if (requirement.Values.Count == 0)
                    errors.Required(path["values"], "must be specified when `operator` is 'In' or 'NotIn'");
                break;
            case "Exists" or "DoesNotExist":
                if (requirement.Values.Count > 0)
                    errors.Forbidden(path["values"], "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                break;
            default:
                errors.Invalid(path["operator"], requirement.Operator, "not a valid selector operator");
                break;
        }
        errors.Invalid(path["key"], requirement.Key, LabelSyntax.CheckKey(requirement.Key));
        if (allowsInvalidValues)
            return;
        for (var i = 0; i < requirement.Values.Count; i++)
            errors.Invalid(path["values"][i], requirement.Values[i], LabelSyntax.CheckValue(requirement.Values[i]));
    }
}
