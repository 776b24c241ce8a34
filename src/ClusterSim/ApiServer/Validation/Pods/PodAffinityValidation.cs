namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with a term that says which other pods to be near to or far from.</summary>
/// <remarks>Source: core/validation/validation.go, validatePodAffinityTerm (v1.36).</remarks>
internal static class PodAffinityValidation
{
    public static void Validate(PodAffinityTerm term, FieldPath path, PodSpecScope scope)
    {
        ValidateSelectors(term, path, scope.Errors, scope.Options.AllowInvalidAffinitySelector);
        foreach (var ns in term.Namespaces)
            scope.Errors.Invalid(path["namespace"], ns, DnsName.CheckLabel(ns));
        MatchLabelKeysValidation.Validate(term.MatchLabelKeys, term.MismatchLabelKeys, term.LabelSelector, path, scope.Errors);
        if (term.TopologyKey.Length == 0)
            scope.Errors.Required(path["topologyKey"], "can not be empty");
        scope.Errors.Invalid(path["topologyKey"], term.TopologyKey, LabelSyntax.CheckKey(term.TopologyKey));
    }

    public static void ValidateSelectors(PodAffinityTerm term, FieldPath path, FieldErrors errors, bool allowsInvalidValues)
    {
        LabelValidation.ValidateSelector(term.LabelSelector, path["labelSelector"], errors, allowsInvalidValues);
        LabelValidation.ValidateSelector(term.NamespaceSelector, path["namespaceSelector"], errors, allowsInvalidValues);
    }
}
