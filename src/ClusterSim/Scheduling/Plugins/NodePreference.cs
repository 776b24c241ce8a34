namespace ClusterSim.Scheduling.Plugins;

/// <summary>Weighted node selector terms: a Node is worth the sum of the weights of those it matches.</summary>
internal sealed class NodePreference(IEnumerable<PreferredSchedulingTerm> terms, Snapshot snapshot)
{
    private readonly (int Weight, SelectorTerm Term)[] _terms =
        [.. terms.Where(static term => term.Weight != 0).Select(term => (term.Weight, new SelectorTerm(term.Preference, snapshot)))];

    /// <summary>What the Node at <paramref name="row"/> is worth.</summary>
    public long WorthAt(int row)
    {
        var worth = 0L;
        foreach (var (weight, term) in _terms)
        {
            if (term.MatchesAt(row))
                worth += weight;
        }
        return worth;
    }
}
