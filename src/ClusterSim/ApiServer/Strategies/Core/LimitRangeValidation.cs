using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a LimitRange.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateLimitRange (v1.36).</remarks>
internal static class LimitRangeValidation
{
    public static void Validate(ValueList<LimitRangeItem> limits, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < limits.Count; i++)
        {
            ValidateType(limits[i].Type, path[i]["type"], errors);
            if (limits.Take(i).Any(other => other.Type == limits[i].Type))
                errors.Duplicate(path[i]["type"], limits[i].Type);
            ValidateNames(limits[i], path[i], errors);
            LimitRangeAmounts.Validate(limits[i], path[i], errors);
        }
    }

    private static void ValidateType(string type, FieldPath path, FieldErrors errors)
    {
        var before = errors.Count;
        errors.Invalid(path, type, LabelSyntax.CheckKey(type));
        if (errors.Count == before && !type.Contains('/') && type is not ("Pod" or "Container" or "PersistentVolumeClaim"))
            errors.Invalid(path, type, "must be a standard limit type or fully qualified");
    }

    private static void ValidateNames(LimitRangeItem item, FieldPath path, FieldErrors errors)
    {
        const string NotForPods = "may not be specified when `type` is 'Pod'";
        ValidateNames(item.Type, item.Max, path["max"], errors);
        ValidateNames(item.Type, item.Min, path["min"], errors);
        if (item.Type != "Pod")
        {
            ValidateNames(item.Type, item.Default, path["default"], errors);
            ValidateNames(item.Type, item.DefaultRequest, path["defaultRequest"], errors);
        }
        else
        {
            if (item.Default.Count > 0)
                errors.Forbidden(path["default"], NotForPods);
            if (item.DefaultRequest.Count > 0)
                errors.Forbidden(path["defaultRequest"], NotForPods);
        }
        if (item.Type == "PersistentVolumeClaim" && !item.Min.ContainsKey("storage") && !item.Max.ContainsKey("storage"))
            errors.Required(path["limits"], "either minimum or maximum storage value is required, but neither was provided");
        ValidateNames(item.Type, item.MaxLimitRequestRatio, path["maxLimitRequestRatio"], errors);
    }

    private static void ValidateNames(string type, ValueMap<Quantity> amounts, FieldPath path, FieldErrors errors)
    {
        foreach (var (name, _) in amounts)
            if (type is "Pod" or "Container")
                ResourceNameValidation.ValidateForContainer(name, path.Key(name), errors);
            else
                ResourceNameValidation.Validate(name, path.Key(name), errors);
    }
}
