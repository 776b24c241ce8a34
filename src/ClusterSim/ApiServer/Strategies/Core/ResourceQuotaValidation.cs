using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a ResourceQuota.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateResourceQuotaSpec (v1.36).</remarks>
internal static class ResourceQuotaValidation
{
    private static readonly (string One, string Other)[] Opposites = [("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")];

    public static void ValidateSpec(ResourceQuotaSpec spec, FieldErrors errors)
    {
        ValidateAmounts(spec.Hard, FieldPath.Spec["hard"], errors);
        ValidateScopes(spec, FieldPath.Spec["scopes"], errors);
        if (spec.ScopeSelector is { } selector)
            ValidateSelector(spec, selector, FieldPath.Spec["scopeSelector"]["matchExpressions"], errors);
    }

    public static void ValidateAmounts(ValueMap<Quantity> amounts, FieldPath path, FieldErrors errors)
    {
        foreach (var (name, quantity) in amounts)
        {
            ValidateName(name, path.Key(name), errors);
            QuantityValidation.Validate(name, quantity, path.Key(name), errors);
        }
    }

    private static void ValidateName(string name, FieldPath path, FieldErrors errors)
    {
        ResourceNameValidation.Validate(name, path, errors);
        if (!name.Contains('/') && !QuotaScopes.IsQuotaResource(name))
            errors.Invalid(path, name, "must be a standard resource for quota");
    }

    private static void ValidateScopes(ResourceQuotaSpec spec, FieldPath path, FieldErrors errors)
    {
        foreach (var scope in spec.Scopes)
        {
            if (!QuotaScopes.IsKnown(scope))
                errors.Invalid(path, spec.Scopes, "unsupported scope");
            ValidateApplies(scope, spec, spec.Scopes, path, errors);
        }
        ValidateOpposites(spec.Scopes, spec.Scopes, path, errors);
    }

    private static void ValidateSelector(ResourceQuotaSpec spec, ScopeSelector selector, FieldPath path, FieldErrors errors)
    {
        foreach (var requirement in selector.MatchExpressions)
        {
            if (!QuotaScopes.IsKnown(requirement.ScopeName))
                errors.Invalid(path["scopeName"], requirement.ScopeName, "unsupported scope");
            ValidateApplies(requirement.ScopeName, spec, selector, path, errors);
            if (requirement.ScopeName is "BestEffort" or "NotBestEffort" or "Terminating" or "NotTerminating" or "CrossNamespacePodAffinity" && requirement.Operator != "Exists")
                errors.Invalid(path["operator"], requirement.Operator, "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, "
                    + "ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity");
            ValidateOperator(requirement, path, errors);
        }
        ValidateOpposites(selector.MatchExpressions.Select(requirement => requirement.ScopeName), spec.Scopes, path, errors);
    }

    private static void ValidateOperator(ScopedResourceSelectorRequirement requirement, FieldPath path, FieldErrors errors)
    {
        switch (requirement.Operator)
        {
            case "In" or "NotIn":
                if (requirement.Values.Count == 0)
                    errors.Required(path["values"], "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
                break;
            case "Exists" or "DoesNotExist":
                if (requirement.Values.Count > 0)
                    errors.Invalid(path["values"], requirement.Values, "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
                break;
            default:
                errors.Invalid(path["operator"], requirement.Operator, "not a valid selector operator");
                break;
        }
    }

    private static void ValidateApplies(string scope, ResourceQuotaSpec spec, object value, FieldPath path, FieldErrors errors)
    {
        foreach (var (name, _) in spec.Hard)
            if (QuotaScopes.IsQuotaResource(name) && !QuotaScopes.Applies(scope, name))
                errors.Invalid(path, value, "unsupported scope applied to resource");
    }

    private static void ValidateOpposites(IEnumerable<string> scopes, ValueList<string> value, FieldPath path, FieldErrors errors)
    {
        var set = scopes.ToHashSet(); // Only looked up.
        foreach (var (one, other) in Opposites)
            if (set.Contains(one) && set.Contains(other))
                errors.Invalid(path, value, "conflicting scopes");
    }
}
