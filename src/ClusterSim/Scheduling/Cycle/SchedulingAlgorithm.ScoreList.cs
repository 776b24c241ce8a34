namespace ClusterSim.Scheduling;

/// <content>Scores of a list of rows.</content>
internal sealed partial class SchedulingAlgorithm
{
    private long[] _sums = [];

    // What is known of the scores is taken from the results, if there are any; the rest is asked for.
    private CycleOutcome ScoreList(CycleState state, ReadOnlySpan<int> feasible, ShapeResults? results, ulong skipped)
    {
        results?.RefreshScores(state, skipped);
        if (_sums.Length < feasible.Length)
            _sums = new long[_snapshot.Count];
        var sums = _sums.AsSpan(0, feasible.Length);
        for (var i = 0; i < sums.Length; i++)
            sums[i] = results is null ? 0 : results.Base[feasible[i]];

        var known = 0;
        foreach (var slot in _profile.Scores)
        {
            var place = results is not null && slot.IsReusable ? known++ : -1;
            if (slot.IsSkippedIn(skipped) || (place >= 0 && slot.Normalization == Normalization.None))
                continue;
            AddWeighted(slot, place >= 0 ? Gather(results!.Raw(place), feasible) : Ask(slot, state, feasible), sums);
        }
        return new(ChooseFrom(feasible, sums), feasible.Length, null);
    }

    private Span<long> Gather(ReadOnlySpan<long> raw, ReadOnlySpan<int> rows)
    {
        var scores = _scratch.Scores(rows.Length);
        for (var i = 0; i < rows.Length; i++)
            scores[i] = raw[rows[i]];
        return scores;
    }

    private Span<long> Ask(ScoreSlot slot, CycleState state, ReadOnlySpan<int> feasible)
    {
        var rows = feasible.Length == _snapshot.Count ? NodeRows.All(feasible.Length) : NodeRows.Of(feasible);
        var scores = PluginCalls.Score(slot, state.Shape, state, _snapshot, rows, _scratch);
        if (slot.Normalization == Normalization.Custom)
        {
            try
            {
                slot.Plugin.Normalize(state.Shape, state, _snapshot, rows, scores);
            }
            catch (Exception e)
            {
                throw PluginException.Threw(slot.Plugin, "Score", e);
            }
        }
        return scores;
    }

    private static void AddWeighted(ScoreSlot slot, Span<long> scores, Span<long> sums)
    {
        var max = 0L;
        foreach (var score in scores)
            max = Math.Max(max, score);
        for (var i = 0; i < scores.Length; i++)
        {
            var score = slot.Normalize(scores[i], max);
            PluginCalls.CheckRange(slot, score);
            sums[i] += slot.Weight * score;
        }
    }

    private int ChooseFrom(ReadOnlySpan<int> feasible, ReadOnlySpan<long> sums)
    {
        // Totals by row, so that the choice is made in one place: rows that are out have none.
        if (_totals.Length < _snapshot.Count)
            _totals = new int[_snapshot.Count];
        var totals = _totals.AsSpan(0, _snapshot.Count);
        totals.Fill(-1);
        for (var i = 0; i < feasible.Length; i++)
            totals[feasible[i]] = (int)sums[i];
        var (best, ties) = TotalsScan.Highest(totals);
        return Choose(totals, best, ties);
    }
}
