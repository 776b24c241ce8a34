namespace ClusterSim.Scheduling;

/// <content>Scores of a list of rows.</content>
internal sealed partial class SchedulingAlgorithm
{
    private int[] _sums = [];

    // What is known of the scores is taken from the results, if there are any; the rest is asked for.
    private CycleOutcome ScoreList(CycleState state, ReadOnlySpan<int> feasible, ShapeResults? results, ulong skipped)
    {
        results?.RefreshScores(state, skipped);
        if (_sums.Length < feasible.Length)
            _sums = new int[_snapshot.Count];
        var sums = _sums.AsSpan(0, feasible.Length);
        if (results is null)
            sums.Clear();
        else if (results.FeasibleCount == feasible.Length || results.AreScoresAbsolute)
            RowsOf(feasible).Gather(results.Totals, sums);
        else
            results.TotalAmong(feasible, sums); // Fewer are feasible than the totals were made for, and they compare differently among themselves.
        foreach (var slot in _profile.Scores)
        {
            if (!slot.IsSkippedIn(skipped) && (results is null || !slot.IsReusable))
                AddWeighted(slot, Ask(slot, state, feasible), sums);
        }
        return new(ChooseFrom(feasible, sums), feasible.Length, null);
    }

    private NodeRows RowsOf(ReadOnlySpan<int> feasible) => feasible.Length == _snapshot.Count ? NodeRows.All(feasible.Length) : NodeRows.Of(feasible);

    private Span<long> Ask(ScoreSlot slot, CycleState state, ReadOnlySpan<int> feasible)
    {
        var rows = RowsOf(feasible);
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

    private static void AddWeighted(ScoreSlot slot, Span<long> scores, Span<int> sums)
    {
        var isReady = slot.Normalization is Normalization.None or Normalization.Custom;
        var max = isReady ? 0 : Highest(scores);
        for (var i = isReady ? TotalsScan.AddWeighted(scores, slot.Weight, (int)IScorePlugin.MaxNodeScore, sums) : 0; i < scores.Length; i++)
        {
            var score = slot.Normalize(scores[i], max);
            PluginCalls.CheckRange(slot, score);
            sums[i] += slot.Weight * (int)score;
        }
    }

    private static long Highest(ReadOnlySpan<long> scores)
    {
        var max = 0L;
        foreach (var score in scores)
            max = Math.Max(max, score);
        return max;
    }

    private int ChooseFrom(ReadOnlySpan<int> feasible, ReadOnlySpan<int> sums)
    {
        var (best, ties) = TotalsScan.Highest(sums);
        if (_tieBreak.IsRandom)
            return feasible[ties == 1 ? sums.IndexOf(best) : TotalsScan.FindKth(sums, best, _random.Next(ties))];
        // Ranks are by row: rows that are out have no total.
        if (_totals.Length < _snapshot.Count)
            _totals = new int[_snapshot.Count];
        var totals = _totals.AsSpan(0, _snapshot.Count);
        totals.Fill(-1);
        for (var i = 0; i < feasible.Length; i++)
            totals[feasible[i]] = sums[i];
        return Choose(totals, best, ties);
    }
}
