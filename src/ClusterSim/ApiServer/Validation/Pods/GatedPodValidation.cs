namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds changes that go too far in a pod whose scheduling is held back; until then it may be narrowed to fewer nodes.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePodUpdate, validateNodeAffinityMutation (v1.36).</remarks>
internal static class GatedPodValidation
{
    /// <summary>Checks selector and node affinity, and returns the specification with both as they were.</summary>
    public static PodSpec Validate(PodSpec spec, PodSpec old, FieldPath path, FieldErrors errors)
    {
        if (old.NodeSelector.Any(entry => spec.NodeSelector.Find(entry.Key) != entry.Value))
            errors.Invalid(path["nodeSelector"], spec.NodeSelector, "only additions to spec.nodeSelector are allowed (no mutations or deletions)");
        ValidateAffinity(spec.Affinity?.NodeAffinity, old.Affinity?.NodeAffinity, path["affinity"]["nodeAffinity"], errors);
        return spec with { NodeSelector = old.NodeSelector, Affinity = WithNodeAffinity(spec.Affinity, old.Affinity) };
    }

    private static Affinity? WithNodeAffinity(Affinity? affinity, Affinity? old)
    {
        var node = old?.NodeAffinity;
        if (affinity?.NodeAffinity == node)
            return affinity;
        if (affinity is null)
            return new() { NodeAffinity = node };
        return old is null && affinity is { PodAffinity: null, PodAntiAffinity: null } ? null : affinity with { NodeAffinity = node };
    }

    private static void ValidateAffinity(NodeAffinity? affinity, NodeAffinity? old, FieldPath path, FieldErrors errors)
    {
        if (affinity == old || old?.RequiredDuringSchedulingIgnoredDuringExecution is not { } required)
            return;
        var (terms, before) = (affinity?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? [], required.NodeSelectorTerms);
        var place = path["requiredDuringSchedulingIgnoredDuringExecution"]["nodeSelectorTerms"];
        if (before.Count > 0 && before.Count != terms.Count)
        {
            errors.Invalid(place, terms, "no additions/deletions to non-empty NodeSelectorTerms list are allowed");
            return;
        }
        for (var i = 0; i < before.Count; i++)
            if (!OnlyAdds(terms[i], before[i]))
                errors.Invalid(place[i], terms[i], "only additions are allowed (no mutations or deletions)");
    }

    // An empty term selects nothing, so that any addition would widen it.
    private static bool OnlyAdds(NodeSelectorTerm term, NodeSelectorTerm old) =>
        (old is not { MatchExpressions.Count: 0, MatchFields.Count: 0 } || term is { MatchExpressions.Count: 0, MatchFields.Count: 0 })
        && StartsWith(term.MatchExpressions, old.MatchExpressions) && StartsWith(term.MatchFields, old.MatchFields);

    private static bool StartsWith(ValueList<NodeSelectorRequirement> requirements, ValueList<NodeSelectorRequirement> old) =>
        requirements.Count >= old.Count && requirements.Take(old.Count).SequenceEqual(old);
}
