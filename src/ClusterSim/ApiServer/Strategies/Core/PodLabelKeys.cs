namespace ClusterSim.ApiServer.Strategies;

/// <summary>Merges labels of the Pod itself, named by key, into the selectors of its affinity and spread constraints.</summary>
/// <remarks>
/// Source: registry/core/pod/strategy.go, mutatePodAffinity, mutateTopologySpreadConstraints (v1.36), with
/// MatchLabelKeysInPodTopologySpreadSelectorMerge on.
/// </remarks>
internal static class PodLabelKeys
{
    /// <summary>The specification with the keys merged; the same instance when it has none.</summary>
    public static PodSpec Merge(PodSpec spec, ValueMap<string> labels)
    {
        var affinity = spec.Affinity is null ? null : Merge(spec.Affinity, labels);
        var spread = spec.TopologySpreadConstraints.Replace(constraint => constraint.LabelSelector is { } selector && constraint.MatchLabelKeys.Count > 0
            ? constraint with { LabelSelector = Merge(selector, constraint.MatchLabelKeys, "In", labels) }
            : constraint);
        return ReferenceEquals(affinity, spec.Affinity) && ReferenceEquals(spread, spec.TopologySpreadConstraints)
            ? spec
            : spec with { Affinity = affinity, TopologySpreadConstraints = spread };
    }

    private static Affinity Merge(Affinity affinity, ValueMap<string> labels)
    {
        var (near, far) = (affinity.PodAffinity, affinity.PodAntiAffinity);
        var nearRequired = near?.RequiredDuringSchedulingIgnoredDuringExecution.Replace(term => Merge(term, labels));
        var nearPreferred = near?.PreferredDuringSchedulingIgnoredDuringExecution.Replace(term => Merge(term, labels));
        var farRequired = far?.RequiredDuringSchedulingIgnoredDuringExecution.Replace(term => Merge(term, labels));
        var farPreferred = far?.PreferredDuringSchedulingIgnoredDuringExecution.Replace(term => Merge(term, labels));
        return ReferenceEquals(nearRequired, near?.RequiredDuringSchedulingIgnoredDuringExecution)
            && ReferenceEquals(nearPreferred, near?.PreferredDuringSchedulingIgnoredDuringExecution)
            && ReferenceEquals(farRequired, far?.RequiredDuringSchedulingIgnoredDuringExecution)
            && ReferenceEquals(farPreferred, far?.PreferredDuringSchedulingIgnoredDuringExecution)
            ? affinity
            : affinity with
            {
                PodAffinity = near is null ? null : near with
                {
                    RequiredDuringSchedulingIgnoredDuringExecution = nearRequired!,
                    PreferredDuringSchedulingIgnoredDuringExecution = nearPreferred!,
                },
                PodAntiAffinity = far is null ? null : far with
                {
                    RequiredDuringSchedulingIgnoredDuringExecution = farRequired!,
                    PreferredDuringSchedulingIgnoredDuringExecution = farPreferred!,
                },
            };
    }

    private static WeightedPodAffinityTerm Merge(WeightedPodAffinityTerm weighted, ValueMap<string> labels) =>
        Merge(weighted.PodAffinityTerm, labels) is var term && ReferenceEquals(term, weighted.PodAffinityTerm) ? weighted : weighted with { PodAffinityTerm = term };

    private static PodAffinityTerm Merge(PodAffinityTerm term, ValueMap<string> labels) =>
        term.LabelSelector is { } selector && term.MatchLabelKeys.Count + term.MismatchLabelKeys.Count > 0
            ? term with { LabelSelector = Merge(Merge(selector, term.MatchLabelKeys, "In", labels), term.MismatchLabelKeys, "NotIn", labels) }
            : term;

    private static LabelSelector Merge(LabelSelector selector, ValueList<string> keys, string @operator, ValueMap<string> labels) => selector with
    {
        MatchExpressions = selector.MatchExpressions.AddRange(keys
            .Where(labels.ContainsKey)
            .Select(key => new LabelSelectorRequirement { Key = key, Operator = @operator, Values = [labels[key]] })),
    };
}
