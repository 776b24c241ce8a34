namespace ClusterSim.Scheduling;

/// <content>The slow way, which tells everything and reuses nothing.</content>
internal sealed partial class SchedulingAlgorithm
{
    /// <summary>Asks every plugin about every Node.</summary>
    /// <param name="state">A cycle that has begun.</param>
    /// <param name="scoredRows">The rows to score; null for those that pass everything.</param>
    public Explanation Explain(CycleState state, IReadOnlyList<int>? scoredRows = null)
    {
        _snapshot.Arrange();
        state.Trials = this;
        _judgement.MakeRoom(_snapshot.Count);
        var preFilter = RunPreFilter(state);
        _skippedFilters = preFilter.Skipped;
        var (feasible, diagnosis) = FilterExplained(state, preFilter);
        (_feasibleIn, _feasibleTotal) = (_judgement.RejectedBy, feasible.Count);
        var skippedScores = feasible.Count > 0 || scoredRows is not null ? RunPreScore(state) : 0;
        scoredRows ??= feasible;
        var plugins = _profile.Plugins.Index().Select(entry => Explain(entry.Item, entry.Index, state, scoredRows, skippedScores)).ToArray();
        var totals = scoredRows.Select((_, place) => plugins.Where(static plugin => plugin.Scores.Count > 0).Sum(plugin => plugin.Weight * plugin.Scores[place])).ToArray();
        return new(plugins, feasible, diagnosis, preFilter.Names, totals);
    }

    private (List<int> Feasible, Diagnosis Diagnosis) FilterExplained(CycleState state, PreFilterPhase preFilter)
    {
        _judgement.RejectedBy.AsSpan().Fill(Diagnosis.LeftOut);
        if (preFilter.Rejection is { } rejection)
            return ([], new(_profile, state.Shape, _snapshot, rejection, preFilter.Plugin, preFilter.Rejector | preFilter.Naming));
        var rows = Enumerable.Range(0, _snapshot.Count).Where(row => preFilter.Names?.Contains(_snapshot[row].Name) != false).ToArray();
        Judge(state, NodeRows.Of(rows), _judgement);
        return ([.. rows.Where(row => _judgement.RejectedBy[row] == 0)], new(_profile, state.Shape, _snapshot, _judgement.RejectedBy, _judgement.Verdicts, preFilter.Naming));
    }

    private PluginExplanation Explain(ISchedulerPlugin plugin, int number, CycleState state, IReadOnlyList<int> scoredRows, ulong skippedScores)
    {
        var explanation = new PluginExplanation(plugin.Name);
        if (plugin is IPreFilterPlugin preFilter)
            explanation = explanation with { PreFilter = Call(preFilter, state) };
        if (Array.Find(_profile.Filters, slot => slot.Number == number) is { } filter && explanation.PreFilter?.Status.IsSuccess != false)
            explanation = explanation with { Rejections = RejectionsOf(filter, state) };
        if (Array.Find(_profile.Scores, slot => slot.Number == number) is not { } score)
            return explanation;
        explanation = explanation with { Weight = score.Weight, IsScoreSkipped = score.IsSkippedIn(skippedScores) };
        return explanation.IsScoreSkipped || scoredRows.Count == 0 ? explanation : Score(explanation, score, state, [.. scoredRows]);
    }

    private Dictionary<int, PluginStatus> RejectionsOf(FilterSlot slot, CycleState state)
    {
        var verdicts = new Verdict[_snapshot.Count];
        slot.Plugin.Filter(state.Shape, state, _snapshot, NodeRows.All(_snapshot.Count), verdicts);
        var rejections = new Dictionary<int, PluginStatus>();
        foreach (var (row, verdict) in verdicts.Index())
        {
            if (!verdict.IsRejection)
                continue;
            var reasons = new List<string>();
            slot.Plugin.Describe(state.Shape, _snapshot, verdict, reasons);
            rejections.Add(row, new(verdict.Code, [.. reasons]));
        }
        return rejections;
    }

    private PluginExplanation Score(PluginExplanation explanation, ScoreSlot slot, CycleState state, int[] rows)
    {
        var raw = PluginCalls.Score(slot, state.Shape, state, _snapshot, NodeRows.Of(rows), _scratch).ToArray();
        var scores = raw.ToArray();
        if (slot.Normalization == Normalization.Custom)
            slot.Plugin.Normalize(state.Shape, state, _snapshot, NodeRows.Of(rows), scores);
        var max = raw.Max();
        return explanation with { RawScores = raw, Scores = [.. scores.Select(score => slot.Normalize(score, max))] };
    }
}
