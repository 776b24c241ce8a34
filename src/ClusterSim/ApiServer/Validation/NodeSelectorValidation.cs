namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with terms that select nodes, in pods and in volumes.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateNodeSelector (v1.36).</remarks>
internal static class NodeSelectorValidation
{
    /// <summary>Checks a selector; values need not be valid labels when <paramref name="allowsInvalidValues"/>.</summary>
    public static void Validate(NodeSelector selector, FieldPath path, FieldErrors errors, bool allowsInvalidValues = false)
    {
        if (selector.NodeSelectorTerms.Count == 0)
            errors.Required(path["nodeSelectorTerms"], "must have at least one node selector term");
        for (var i = 0; i < selector.NodeSelectorTerms.Count; i++)
            ValidateTerm(selector.NodeSelectorTerms[i], path["nodeSelectorTerms"][i], errors, allowsInvalidValues);
    }

    public static void ValidateTerm(NodeSelectorTerm term, FieldPath path, FieldErrors errors, bool allowsInvalidValues)
    {
        for (var i = 0; i < term.MatchExpressions.Count; i++)
            ValidateLabels(term.MatchExpressions[i], path["matchExpressions"][i], errors, allowsInvalidValues);
        for (var i = 0; i < term.MatchFields.Count; i++)
            ValidateFields(term.MatchFields[i], path["matchFields"][i], errors);
    }

    private static void ValidateLabels(NodeSelectorRequirement requirement, FieldPath path, FieldErrors errors, bool allowsInvalidValues)
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
            case "Gt" or "Lt":
                if (requirement.Values.Count != 1)
                    errors.Required(path["values"], "must be specified single value when `operator` is 'Lt' or 'Gt'");
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

    private static void ValidateFields(NodeSelectorRequirement requirement, FieldPath path, FieldErrors errors)
    {
        if (requirement.Operator is not ("In" or "NotIn"))
            errors.Invalid(path["operator"], requirement.Operator, "not a valid selector operator");
        else if (requirement.Values.Count != 1)
            errors.Required(path["values"], "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");

        if (requirement.Key != "metadata.name")
        {
            errors.Invalid(path["key"], requirement.Key, "not a valid field selector key");
            return;
        }
        for (var i = 0; i < requirement.Values.Count; i++)
            errors.Invalid(path["values"][i], requirement.Values[i], NameRule.DnsSubdomain.Check(requirement.Values[i]));
    }
}
