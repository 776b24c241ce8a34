namespace ClusterSim.Scheduling.Plugins;

/// <summary>The hard spread constraints of a shape.</summary>
/// <remarks>Source: plugins/podtopologyspread/filtering.go (v1.36).</remarks>
internal sealed class SpreadFilter(SpreadRule[] rules, long generation)
{
    private static readonly Reason MissingLabel = new("node(s) didn't match pod topology spread constraints (missing required label)");
    private static readonly Reason Skewed = new("node(s) didn't match pod topology spread constraints");

    public long Generation { get; } = generation;

    public bool IsEmpty => rules.Length == 0;

    /// <summary>Brings the counts up to date with the Nodes.</summary>
    public void Refresh()
    {
        foreach (var rule in rules)
            rule.Domains.Refresh();
    }

    public void FindChanged(RowSet changed)
    {
        foreach (var rule in rules)
            rule.Watch.Collect(rule.Limit, changed);
    }

    public void Filter(NodeRows candidates, Span<Verdict> verdicts)
    {
        foreach (var rule in rules)
        {
            var limit = rule.Limit;
            var counts = rule.Domains.ByValue;
            var values = rule.Domains.Key.Ids.Values;
            if (candidates.IsAll && rules.Length == 1)
            {
                FilterAll(counts, values.AsSpan(0, candidates.Count), limit, verdicts);
                continue;
            }
            for (var i = 0; i < candidates.Count; i++)
            {
                var value = values[candidates[i]];
                if ((value == LabelColumn.Absent || counts[value] > limit) && !verdicts[i].IsRejection)
                    verdicts[i] = value == LabelColumn.Absent ? Verdict.Unresolvable(MissingLabel) : Verdict.Unschedulable(Skewed);
            }
        }
    }

    private static void FilterAll(ReadOnlySpan<int> counts, ReadOnlySpan<int> values, int limit, Span<Verdict> verdicts)
    {
        var skewed = Verdict.Unschedulable(Skewed);
        var missing = Verdict.Unresolvable(MissingLabel);
        for (var row = 0; row < values.Length; row++)
        {
            if (counts[values[row]] > limit)
                verdicts[row] = skewed;
            if (values[row] == LabelColumn.Absent)
                verdicts[row] = missing;
        }
    }
}
