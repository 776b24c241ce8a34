namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with keys whose values are taken from the pod's own labels and merged into a selector.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateMatchLabelKeysAndMismatchLabelKeys (v1.36).</remarks>
internal static class MatchLabelKeysValidation
{
    public static void Validate(ValueList<string> match, ValueList<string> mismatch, LabelSelector? selector, FieldPath path, FieldErrors errors)
    {
        ValidateKeys(match, selector, path["matchLabelKeys"], errors);
        ValidateKeys(mismatch, selector, path["mismatchLabelKeys"], errors);
        if (selector is not null)
            ValidateOnce(match, selector, path, errors);
        for (var i = 0; i < match.Count; i++)
            if (mismatch.Contains(match[i]))
                errors.Invalid(path["matchLabelKeys"][i], match[i], "exists in both matchLabelKeys and mismatchLabelKeys");
    }

    private static void ValidateKeys(ValueList<string> keys, LabelSelector? selector, FieldPath path, FieldErrors errors)
    {
        if (keys.Count > 0 && selector is null)
            errors.Forbidden(path, "must not be specified when labelSelector is not set");
        for (var i = 0; i < keys.Count && selector is not null; i++)
            errors.Invalid(path[i], keys[i], LabelSyntax.CheckKey(keys[i]));
    }

    // The keys were merged into the selector already: what is there twice, the user wrote as well.
    private static void ValidateOnce(ValueList<string> match, LabelSelector selector, FieldPath path, FieldErrors errors)
    {
        var seen = selector.MatchLabels.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var requirement in selector.MatchExpressions)
        {
            var index = LastIndexOf(match, requirement.Key);
            if (!seen.Add(requirement.Key) && index >= 0)
                errors.Invalid(path[index], requirement.Key, "exists in both matchLabelKeys and labelSelector");
        }
    }

    private static int LastIndexOf(ValueList<string> keys, string key)
    {
        var index = keys.Count - 1;
        while (index >= 0 && keys[index] != key)
            index--;
        return index;
    }
}
