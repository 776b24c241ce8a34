using ClusterSim.Api.Meta;

namespace ClusterSim.Scheduling;

/// <summary>Works out what spreading and affinity between Pods look at in a Pod.</summary>
internal sealed class TopologyReader(TopologyIndex index, WorkloadSelectors workloads)
{
    /// <summary>Rises when what was read of a Pod may be another now.</summary>
    public long Version => index.GroupCount + index.Generation + workloads.Version + index.Namespaces.Version;

    /// <summary>Whether the metadata of Pods matter that say nothing about topology themselves.</summary>
    public bool IsHeeded => index.GroupCount > 0 || workloads.Any;

    /// <summary>Whether a Pod says something about topology itself.</summary>
    public static bool HasOwn(PodSpec spec) => spec.TopologySpreadConstraints.Count > 0 || spec.Affinity is { PodAffinity: not null } or { PodAntiAffinity: not null };

    /// <summary>What they look at in a Pod that waits to be scheduled, or stands on a Node.</summary>
    public PodTopology Read(Pod pod, bool isPending)
    {
        if (!HasOwn(pod.Spec) && (!isPending || !IsHeeded))
            return PodTopology.None;
        index.Refresh();
        var topology = isPending ? AsPending(pod) : new PodTopology();
        var groups = GroupsOf(pod);
        return groups.Count > 0 ? topology with { Groups = groups } : topology;
    }

    /// <summary>The Pods a constraint counts: with <c>matchLabelKeys</c> those that moreover have the same values as this one.</summary>
    public static LabelSelector? SelectorOf(TopologySpreadConstraint constraint, Pod pod)
    {
        var selector = constraint.LabelSelector;
        foreach (var key in constraint.MatchLabelKeys)
        {
            if (pod.Metadata.Labels.TryGetValue(key, out var value))
            {
                selector ??= new();
                selector = selector with { MatchExpressions = selector.MatchExpressions.Add(new() { Key = key, Operator = "In", Values = [value] }) };
            }
        }
        return selector;
    }

    private PodTopology AsPending(Pod pod)
    {
        var kind = index.KindOf(pod);
        var defaults = pod.Spec.TopologySpreadConstraints.Count == 0 ? workloads.For(pod) : null;
        var required = OwnTerms(pod, pod.Spec.Affinity?.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? []);
        return new()
        {
            Spread = [.. pod.Spec.TopologySpreadConstraints.Select(constraint => Read(constraint, pod, kind))],
            DefaultSelector = defaults,
            MatchesDefault = defaults?.Matches(kind, index.Namespaces) == true,
            Required = required,
            RequiredAnti = OwnTerms(pod, pod.Spec.Affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? []),
            Preferred =
            [
                .. OwnTerms(pod, pod.Spec.Affinity?.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? [], 1),
                .. OwnTerms(pod, pod.Spec.Affinity?.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? [], -1),
            ],
            MatchesOwnRequired = required.Count > 0 && required.All(term => term.Selector.Matches(kind, index.Namespaces)),
            About = [.. index.GroupsAbout(kind)],
        };
    }

    private SpreadTerm Read(TopologySpreadConstraint constraint, Pod pod, PodKind kind)
    {
        var selector = TermSelector.In(kind.Namespace, SelectorOf(constraint, pod));
        return new(
            constraint.TopologyKey,
            constraint.MaxSkew,
            constraint.MinDomains ?? 1,
            constraint.WhenUnsatisfiable == "DoNotSchedule",
            selector,
            selector.Labels.Matches(kind.Labels),
            constraint.NodeAffinityPolicy is null or "Honor",
            constraint.NodeTaintsPolicy == "Honor");
    }

    private static ValueList<AffinityTerm> OwnTerms(Pod pod, ValueList<PodAffinityTerm> terms) =>
        terms.Count == 0 ? [] : [.. terms.Select(term => new AffinityTerm(TermSelector.Of(term, pod.Metadata.Namespace!, isUnrolled: true), term.TopologyKey, 0))];

    private static IEnumerable<AffinityTerm> OwnTerms(Pod pod, ValueList<WeightedPodAffinityTerm> terms, int sign) =>
        terms.Select(term => new AffinityTerm(TermSelector.Of(term.PodAffinityTerm, pod.Metadata.Namespace!, isUnrolled: true), term.PodAffinityTerm.TopologyKey, sign * term.Weight));

    private ValueList<TermGroup> GroupsOf(Pod pod)
    {
        if (pod.Spec.Affinity is not { } affinity)
            return [];
        var groups = new List<TermGroup>();
        Add(TermKind.Required, affinity.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution);
        Add(TermKind.RequiredAnti, affinity.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution);
        AddPreferred(affinity.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution, 1);
        AddPreferred(affinity.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution, -1);
        return [.. groups];

        void Add(TermKind kind, ValueList<PodAffinityTerm>? terms)
        {
            foreach (var term in terms ?? [])
                groups.Add(GroupOf(kind, pod, term, 0));
        }

        void AddPreferred(ValueList<WeightedPodAffinityTerm>? terms, int sign)
        {
            foreach (var term in terms ?? [])
                groups.Add(GroupOf(TermKind.Preferred, pod, term.PodAffinityTerm, sign * term.Weight));
        }
    }

    private TermGroup GroupOf(TermKind kind, Pod pod, PodAffinityTerm term, int weight) =>
        index.Group(new(kind, TermSelector.Of(term, pod.Metadata.Namespace!, isUnrolled: false), term.TopologyKey, weight));
}
