namespace ClusterSim.Scheduling.Plugins;

/// <summary>What a shape prefers of the Pods around it, what Pods that stand somewhere prefer of it, and what every Node scores by that.</summary>
/// <remarks>Source: plugins/interpodaffinity/scoring.go (v1.36), which counts anew for each Pod. Here only the Nodes of domains that changed are scored again.</remarks>
internal sealed class AffinityScorer
{
    private readonly (DomainCounts Domains, long Weight)[] _terms;
    private readonly long[] _versions;
    private readonly long[] _seen;
    private long[] _raw = [];

    public AffinityScorer(PodTopology pod, InterPodAffinityOptions options, Snapshot snapshot)
    {
        _terms = pod.Preferred.Count == 0 && options.IgnorePreferredTermsOfExistingPods
            ? []
            : [.. pod.Preferred.Select(term => (CountsOf(term.Selector, snapshot).By(snapshot.Labels(term.TopologyKey)), (long)term.Weight)), .. OfOthers(pod, options, snapshot)];
        _seen = new long[_terms.Length];
        _versions = new long[_terms.Length];
        Array.Fill(_versions, -1);
        Generation = snapshot.Topology.Generation;
    }

    public long Generation { get; }

    /// <summary>Brings the scores up to date.</summary>
    /// <returns>False when there is nobody anywhere that it likes or dislikes, nor the other way round.</returns>
    public bool Refresh(Snapshot snapshot)
    {
        var (any, isStale) = (false, _raw.Length < snapshot.Count);
        for (var i = 0; i < _terms.Length; i++)
        {
            var domains = _terms[i].Domains;
            domains.Refresh();
            any |= domains.Total > 0;
            isStale |= _versions[i] != domains.Version || !domains.Changes.Reaches(_seen[i]);
            _versions[i] = domains.Version;
        }
        if (!any)
        {
            Array.Fill(_versions, -1);
            return false;
        }
        if (isStale)
            ScoreAll(snapshot.Count);
        else
            ScoreChanged();
        for (var i = 0; i < _terms.Length; i++)
            _seen[i] = _terms[i].Domains.Changes.Position;
        return true;
    }

    public void Score(NodeRows candidates, Span<long> scores) => candidates.Gather(_raw, scores);

    private void ScoreAll(int count)
    {
        if (_raw.Length < count)
            _raw = new long[count];
        for (var row = 0; row < count; row++)
            _raw[row] = ScoreAt(row);
    }

    private void ScoreChanged()
    {
        for (var i = 0; i < _terms.Length; i++)
        {
            var domains = _terms[i].Domains;
            for (var position = _seen[i]; position < domains.Changes.Position; position++)
            {
                foreach (var row in domains.Key.RowsOf(domains.Changes[position]))
                    _raw[row] = ScoreAt(row);
            }
        }
    }

    private long ScoreAt(int row)
    {
        var score = 0L;
        foreach (var (domains, weight) in _terms)
            score += domains.ByValue[domains.Key.Ids.Values[row]] * weight; // Without the label there is no domain, and no count.
        return score;
    }

    private static IEnumerable<(DomainCounts, long)> OfOthers(PodTopology pod, InterPodAffinityOptions options, Snapshot snapshot)
    {
        foreach (var group in pod.About)
        {
            long weight = group.Term.Kind switch
            {
                TermKind.Preferred => group.Term.Weight,
                TermKind.Required => options.HardPodAffinityWeight,
                _ => 0,
            };
            if (weight != 0)
                yield return (group.Counts.By(snapshot.Labels(group.Term.TopologyKey)), weight);
        }
    }

    private static RowCounts CountsOf(TermSelector selector, Snapshot snapshot) => snapshot.Topology.Counter(new([selector], WithTerminating: true)).Counts;
}
