namespace ClusterSim.Scheduling.Plugins;

/// <summary>What a shape requires of the Pods around it, and what Pods that stand somewhere require of it.</summary>
/// <remarks>Source: plugins/interpodaffinity/filtering.go (v1.36).</remarks>
internal sealed class AffinityFilter
{
    private static readonly Reason NoAffinity = new("node(s) didn't match pod affinity rules");
    private static readonly Reason OwnAntiAffinity = new("node(s) didn't match pod anti-affinity rules");
    private static readonly Reason ExistingAntiAffinity = new("node(s) didn't satisfy existing pods anti-affinity rules");

    private readonly bool _matchesItself;
    private readonly DomainWatch[] _beside;
    private readonly DomainWatch[] _apart;
    private readonly DomainWatch[] _keptApart;
    private bool _wasFirst;

    public AffinityFilter(PodTopology pod, Snapshot snapshot)
    {
        _matchesItself = pod.MatchesOwnRequired;
        if (pod.Required.Count > 0)
        {
            // A Pod to stand beside is one that all terms are about; it need not be the same one for each.
            var counts = CountsOf([.. pod.Required.Select(static term => term.Selector)], snapshot);
            _beside = [.. pod.Required.Select(term => Watch(counts, term.TopologyKey, snapshot))];
        }
        else
            _beside = [];
        _apart = [.. pod.RequiredAnti.Select(term => Watch(CountsOf([term.Selector], snapshot), term.TopologyKey, snapshot))];
        _keptApart = [.. pod.About.Where(static group => group.Term.Kind == TermKind.RequiredAnti).Select(group => Watch(group.Counts, group.Term.TopologyKey, snapshot))];
        Generation = snapshot.Topology.Generation;
    }

    public long Generation { get; }

    /// <summary>Whether nothing is required; known after <see cref="Refresh"/>.</summary>
    public bool IsIdle => _beside.Length == 0 && _apart.Length == 0 && !Array.Exists(_keptApart, static watch => watch.Domains.Total > 0);

    // The first of Pods that must stand beside each other may stand wherever there are domains.
    private bool IsFirst => _matchesItself && Array.TrueForAll(_beside, static watch => watch.Domains.Total == 0);

    /// <summary>Brings the counts up to date with the Nodes.</summary>
    public void Refresh()
    {
        foreach (var watch in _beside)
            watch.Domains.Refresh();
        foreach (var watch in _apart)
            watch.Domains.Refresh();
        foreach (var watch in _keptApart)
            watch.Domains.Refresh();
    }

    public void FindChanged(RowSet changed)
    {
        foreach (var watch in _beside)
            watch.Collect(0, changed);
        foreach (var watch in _apart)
            watch.Collect(0, changed);
        foreach (var watch in _keptApart)
            watch.Collect(0, changed);
        if (IsFirst != _wasFirst)
            changed.AddAll();
        _wasFirst = IsFirst;
    }

    public void Filter(NodeRows candidates, Span<Verdict> verdicts)
    {
        var isFirst = IsFirst;
        foreach (var watch in _beside)
            RejectLonely(watch.Domains, isFirst, candidates, verdicts);
        foreach (var watch in _apart)
            RejectCrowded(watch.Domains, OwnAntiAffinity, candidates, verdicts);
        foreach (var watch in _keptApart)
            RejectCrowded(watch.Domains, ExistingAntiAffinity, candidates, verdicts);
    }

    private static void RejectLonely(DomainCounts domains, bool isFirst, NodeRows candidates, Span<Verdict> verdicts)
    {
        var counts = domains.ByValue;
        var values = domains.Key.Ids.Values;
        for (var i = 0; i < candidates.Count; i++)
        {
            var value = values[candidates[i]];
            if (value == LabelColumn.Absent || (counts[value] == 0 && !isFirst))
                verdicts[i] = Verdict.Unresolvable(NoAffinity);
        }
    }

    private static void RejectCrowded(DomainCounts domains, Reason reason, NodeRows candidates, Span<Verdict> verdicts)
    {
        var counts = domains.ByValue;
        var values = domains.Key.Ids.Values;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (counts[values[candidates[i]]] > 0 && !verdicts[i].IsRejection)
                verdicts[i] = Verdict.Unschedulable(reason);
        }
    }

    private static DomainWatch Watch(RowCounts counts, string topologyKey, Snapshot snapshot) => new(counts.By(snapshot.Labels(topologyKey)));

    private static RowCounts CountsOf(ValueList<TermSelector> all, Snapshot snapshot) => snapshot.Topology.Counter(new(all, WithTerminating: true)).Counts;
}
