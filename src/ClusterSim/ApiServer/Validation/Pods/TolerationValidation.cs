namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with tolerations.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateTolerations (v1.36).</remarks>
internal static class TolerationValidation
{
    public static void Validate(IReadOnlyList<Toleration> tolerations, FieldPath path, FieldErrors errors, bool allowsComparing = false)
    {
        for (var i = 0; i < tolerations.Count; i++)
            Validate(tolerations[i], path[i], errors, allowsComparing);
    }

    private static void Validate(Toleration toleration, FieldPath path, FieldErrors errors, bool allowsComparing)
    {
        if (toleration.Key is { Length: > 0 } key)
            errors.Invalid(path["key"], key, LabelSyntax.CheckKey(key));
        else if (toleration.Operator != "Exists")
            errors.Invalid(path["operator"], toleration.Operator ?? "", "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        if (toleration.TolerationSeconds is not null && toleration.Effect != "NoExecute")
            errors.Invalid(path["effect"], toleration.Effect ?? "", "effect must be 'NoExecute' when `tolerationSeconds` is set");
        ValidateOperator(toleration.Operator ?? "", toleration.Value ?? "", path, errors, allowsComparing);
        if (toleration.Effect is { Length: > 0 } effect)
            ValidateEffect(effect, path["effect"], errors);
    }

    /// <summary>Checks what a taint does, which a toleration may leave open and a taint may not.</summary>
    public static void ValidateEffect(string effect, FieldPath path, FieldErrors errors)
    {
        if (effect is not ("NoSchedule" or "PreferNoSchedule" or "NoExecute"))
            errors.NotSupported(path, effect, "NoSchedule", "PreferNoSchedule", "NoExecute");
    }

    private static void ValidateOperator(string name, string value, FieldPath path, FieldErrors errors, bool allowsComparing)
    {
        switch (name)
        {
            case "" or "Equal":
                if (LabelSyntax.CheckValue(value) is { Count: > 0 } wrong)
                    errors.Invalid(path["operator"], value, string.Join(";", wrong));
                break;
            case "Exists":
                if (value.Length > 0)
                    errors.Invalid(path["operator"], value, "value must be empty when `operator` is 'Exists'");
                break;
            case "Lt" or "Gt" when allowsComparing:
                if (!long.TryParse(value, out _))
                    errors.Invalid(path["value"], value, "must be a valid integer");
                break;
            default:
                errors.NotSupported(path["operator"], name, allowsComparing ? ["Equal", "Exists", "Lt", "Gt"] : ["Equal", "Exists"]);
                break;
        }
    }
}
