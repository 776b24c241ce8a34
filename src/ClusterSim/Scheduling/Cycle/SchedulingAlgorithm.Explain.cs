namespace ClusterSim.Scheduling;

/// <content>The slow way, which tells everything and reuses nothing.</content>
internal sealed partial class SchedulingAlgorithm
{
    /// <summary>Asks every plugin about every Node.</summary>
    /// <param name="state">A cycle that has begun.</param>
    /// <exception cref="PluginException">A plugin failed.</exception>
    public Explanation Explain(CycleState state)
    {
        var (preFilter, feasible, diagnosis) = FilterAfresh(state);
        (_feasibleIn, _feasibleTotal) = (_judgement.RejectedBy, feasible.Count);
        var skippedScores = feasible.Count > 0 ? RunPreScore(state) : 0;
        var plugins = _profile.Plugins.Index().Select(entry => Explain(entry.Item, entry.Index, state, feasible, skippedScores)).ToArray();
        var totals = feasible.Select((_, place) => plugins.Where(static plugin => plugin.Scores.Count > 0).Sum(plugin => plugin.Weight * plugin.Scores[place])).ToArray();
        return new(plugins, feasible, diagnosis, preFilter.Names, totals);
    }

    /// <summary>Asks the filters in turn, as for a decision, and reuses nothing; null when a Node fits.</summary>
    /// <param name="state">A cycle that has begun.</param>
    /// <exception cref="PluginException">A plugin failed.</exception>
    public Diagnosis? Diagnose(CycleState state)
    {
        var (_, feasible, diagnosis) = FilterAfresh(state);
        return feasible.Count == 0 ? diagnosis : null;
    }

    private (PreFilterPhase PreFilter, List<int> Feasible, Diagnosis Diagnosis) FilterAfresh(CycleState state)
    {
        _snapshot.Arrange();
        state.Trials = this;
        _judgement.MakeRoom(_snapshot.Count);
        _judgement.RejectedBy.AsSpan().Fill(Diagnosis.LeftOut);
        var preFilter = RunPreFilter(state);
        _skippedFilters = preFilter.Skipped;
        if (preFilter.Rejection is { } rejection)
            return (preFilter, [], new(_profile, state.Shape, _snapshot, rejection, preFilter.Plugin, preFilter.Rejector | preFilter.Naming));
        var rows = Enumerable.Range(0, _snapshot.Count).Where(row => preFilter.Names?.Contains(_snapshot[row].Name) != false).ToArray();
        Judge(state, NodeRows.Of(rows), _judgement);
        var diagnosis = new Diagnosis(_profile, state.Shape, _snapshot, _judgement.RejectedBy, _judgement.Verdicts, preFilter.Naming);
        return (preFilter, [.. rows.Where(row => _judgement.RejectedBy[row] == 0)], diagnosis);
    }

    private PluginExplanation Explain(ISchedulerPlugin plugin, int number, CycleState state, List<int> feasible, ulong skippedScores)
    {
        var explanation = new PluginExplanation(plugin.Name);
        if (Array.Exists(_profile.PreFilter, slot => slot.Number == number))
            explanation = explanation with { PreFilter = Call((IPreFilterPlugin)plugin, state) };
        if (Array.Find(_profile.Filters, slot => slot.Number == number) is { } filter && explanation.PreFilter?.Status.IsSuccess != false)
            explanation = explanation with { Rejections = RejectionsOf(filter, state) };
        if (Array.Find(_profile.Scores, slot => slot.Number == number) is not { } score)
            return explanation;
        explanation = explanation with { Weight = score.Weight, IsScoreSkipped = score.IsSkippedIn(skippedScores) };
        return explanation.IsScoreSkipped || feasible.Count == 0 ? explanation : Score(explanation, score, state, [.. feasible]);
    }

    private Dictionary<int, PluginStatus> RejectionsOf(FilterSlot slot, CycleState state)
    {
        var verdicts = new Verdict[_snapshot.Count];
        try
        {
            slot.Plugin.Filter(state.Shape, state, _snapshot, NodeRows.All(_snapshot.Count), verdicts);
        }
        catch (Exception e)
        {
            throw PluginException.Threw(slot.Plugin, "Filter", e);
        }
        var rejections = new Dictionary<int, PluginStatus>();
        foreach (var (row, verdict) in verdicts.Index())
        {
            if (!verdict.IsRejection)
                continue;
            var reasons = new List<string>();
            PluginCalls.Describe(slot, state.Shape, _snapshot, verdict, reasons);
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
        scores = [.. scores.Select(score => slot.Normalize(score, max))];
        PluginCalls.CheckRange(slot, scores);
        return explanation with { RawScores = raw, Scores = scores };
    }
}
