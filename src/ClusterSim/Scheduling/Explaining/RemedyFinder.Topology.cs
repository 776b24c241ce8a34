using ClusterSim.Api.Meta;

namespace ClusterSim.Scheduling;

/// <content>Obstacles that other Pods are.</content>
internal sealed partial class RemedyFinder
{
    private const int Shown = 5;

    private SchedulingRemedy PodAffinity(string reason, List<ExplainedNode> blocked, List<ExplainedNode> opened)
    {
        var isOwn = reason.Contains("pod anti-affinity rules", StringComparison.Ordinal);
        if (!isOwn && !reason.Contains("existing pods anti-affinity rules", StringComparison.Ordinal))
        {
            string[] terms = [.. shape.Topology.Required.Select(static term => $"{InWords(term.Selector)} by {term.TopologyKey}")];
            return new(RemedyKind.SatisfyPodAffinity, $"The Pod must stand beside {string.Join(" and beside ", terms)}, and none is near on {Count(blocked)}; but for that, {Fit(opened)}.") { Details = terms };
        }
        string[] nearby = [.. blocked.SelectMany(node => (isOwn ? KeptFrom(node) : KeepingAway(node)).Take(1)).Take(Shown)];
        var sentence = isOwn
            ? $"Pods that it must not stand beside are near on {Count(blocked)}; but for that, {Fit(opened)}."
            : $"Pods that keep such Pods away are near on {Count(blocked)}; but for that, {Fit(opened)}.";
        return new(RemedyKind.SatisfyPodAffinity, sentence) { Details = nearby };
    }

    // The Pods that the terms of the Pod itself speak of.
    private IEnumerable<string> KeptFrom(ExplainedNode node) =>
        from term in shape.Topology.RequiredAnti
        from other in PodsIn(node, term.TopologyKey)
        where term.Selector.Matches(KindOf(other.Pod), snapshot.Topology.Namespaces)
        select InWords(node, other, term.TopologyKey);

    // The Pods whose terms speak of the Pod.
    private IEnumerable<string> KeepingAway(ExplainedNode node) =>
        from term in shape.Topology.About.Select(static known => known.Term)
        where term.Kind == TermKind.RequiredAnti
        from other in PodsIn(node, term.TopologyKey)
        where other.Shape.Topology.Groups.Any(known => known.Term == term)
        select InWords(node, other, term.TopologyKey);

    private IEnumerable<PodEntry> PodsIn(ExplainedNode node, string topologyKey) =>
        ViewOf(node).Labels.Find(topologyKey) is { } domain
            ? Enumerable.Range(0, snapshot.Count).Where(row => snapshot[row].Labels.Find(topologyKey) == domain).SelectMany(row => snapshot.Entry(row).Pods)
            : [];

    private string InWords(ExplainedNode node, PodEntry other, string topologyKey) =>
        $"{node.Name}: {ObjectKey.Of(other.Pod)} on {other.Node.Name} ({topologyKey}={ViewOf(node).Labels.Find(topologyKey)})";

    private static PodKind KindOf(Pod other) => new(other.Metadata.Namespace ?? "", other.Metadata.Labels, other.IsBeingDeleted);

    private SchedulingRemedy Spread(string reason, List<ExplainedNode> blocked, List<ExplainedNode> opened)
    {
        SpreadTerm[] terms = [.. shape.Topology.Spread.Where(static term => term.IsHard)];
        var keys = string.Join(" and ", terms.Select(static term => term.TopologyKey).Distinct());
        if (reason.Contains("missing required label", StringComparison.Ordinal))
            return new(RemedyKind.SatisfyTopologySpread, $"{Count(blocked)} lack a label by which Pods are spread ({keys}), as {Example(blocked, opened)}; if they had it, {Fit(opened)}.");
        return new(RemedyKind.SatisfyTopologySpread, $"On {Count(blocked)} one Pod more would make the spread by {keys} too uneven; but for that, {Fit(opened)}.") { Details = [.. terms.Select(CountsOf)] };
    }

    private string CountsOf(SpreadTerm term)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < snapshot.Count; row++)
        {
            if (snapshot[row].Labels.Find(term.TopologyKey) is { } domain)
                counts[domain] = counts.GetValueOrDefault(domain) + snapshot.Entry(row).Pods.Count(other => !other.Pod.IsBeingDeleted && term.Selector.Matches(KindOf(other.Pod), snapshot.Topology.Namespaces));
        }
        return $"Pods with {InWords(term.Selector)} by {term.TopologyKey}: {string.Join(", ", counts.Take(Shown).Select(static domain => $"{domain.Value} in {domain.Key}"))}{(counts.Count > Shown ? ", …" : "")}; at most {term.MaxSkew} more than in the emptiest";
    }

    private static string InWords(TermSelector selector)
    {
        var labels = (selector.Labels?.MatchLabels ?? []).Select(static label => $"{label.Key}={label.Value}")
            .Concat((selector.Labels?.MatchExpressions ?? []).Select(static requirement => requirement.Values.Count == 0 ? $"{requirement.Key} {requirement.Operator}" : $"{requirement.Key} {requirement.Operator} [{string.Join(' ', requirement.Values)}]"));
        return selector.Labels is null ? "no labels at all" : selector.Labels.IsEmpty ? "any labels" : string.Join(',', labels);
    }
}
