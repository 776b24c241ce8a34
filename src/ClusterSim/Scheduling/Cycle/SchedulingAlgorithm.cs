using ClusterSim.Simulation;

namespace ClusterSim.Scheduling;

/// <summary>Finds the Node for a Pod: PreFilter, Filter, PreScore, Score, choice. Changes nothing.</summary>
/// <remarks>Source: schedule_one.go, schedulePod (v1.36).</remarks>
internal sealed partial class SchedulingAlgorithm : IFeasibleRows
{
    private readonly ProfileRuntime _profile;
    private readonly Snapshot _snapshot;
    private readonly Nominator _nominator;
    private readonly RandomStream _random;
    private readonly TieBreak _tieBreak;
    private readonly RowRanks _ranks;
    private readonly ResultsCache _results;
    private readonly Scratch _scratch = new();
    private int[] _allRows = [];

    public SchedulingAlgorithm(ProfileRuntime profile, Snapshot snapshot, Nominator nominator, TieBreak tieBreak, RandomStream random)
    {
        (_profile, _snapshot, _nominator, _tieBreak, _random) = (profile, snapshot, nominator, tieBreak, random);
        _ranks = new RowRanks(tieBreak, snapshot);
        _results = new ResultsCache(profile, snapshot, _scratch);
    }

    /// <summary>Finds the Node for the Pod of <paramref name="state"/>.</summary>
    /// <exception cref="PluginException">A plugin failed.</exception>
    public CycleOutcome FindNode(CycleState state)
    {
        _snapshot.Arrange();
        if (_snapshot.Count == 0)
            return CycleOutcome.NoNodes;

        state.Trials = this;
        var preFilter = RunPreFilter(state);
        if (preFilter.Rejection is { } rejection)
            return new(-1, 0, new Diagnosis(_profile, state.Shape, _snapshot, rejection, preFilter.Plugin, preFilter.Rejector | preFilter.Naming));
        _skippedFilters = preFilter.Skipped;

        if (IsFeasibleAsNominated(state) is >= 0 and var nominated)
            return new(nominated, 1, null);
        if (preFilter.Names is { } names)
            return AmongNamed(state, names, preFilter.Naming);

        var results = _results.For(state.Shape);
        results.RefreshFilters(state, _skippedFilters);
        return HasVolatileFilters() || HasNominatedPods(state.Pod) ? Afresh(state, results) : Reusing(state, results);
    }

    // Everything that was asked can be answered from what is known.
    private CycleOutcome Reusing(CycleState state, ShapeResults results)
    {
        if (results.FeasibleCount == 0)
        {
            results.CopyTo(_judgement);
            return new(-1, 0, new Diagnosis(_profile, state.Shape, _snapshot, _judgement.RejectedBy, _judgement.Verdicts, 0));
        }
        if (results.FeasibleCount == 1) // Scoring would make no difference.
            return new(Array.IndexOf(results.RejectedBy, (byte)0, 0, _snapshot.Count), 1, null);

        (_feasibleIn, _feasibleTotal) = (results.RejectedBy, results.FeasibleCount);
        var skipped = RunPreScore(state);
        if (HasVolatileScores(skipped))
            return ScoreList(state, results.FeasibleCount == _snapshot.Count ? AllRows() : ListFeasible(results.RejectedBy), results, skipped);
        results.RefreshScores(state, skipped);
        var (best, ties) = results.FindBest();
        return new(Choose(results.Totals.AsSpan(0, _snapshot.Count), best, ties), results.FeasibleCount, null);
    }

    private ReadOnlySpan<int> AllRows()
    {
        if (_allRows.Length < _snapshot.Count)
            _allRows = [.. Enumerable.Range(0, _snapshot.Count)];
        return _allRows.AsSpan(0, _snapshot.Count);
    }

    private int Choose(ReadOnlySpan<int> totals, int best, int ties)
    {
        if (ties == 1)
            return totals.IndexOf(best);
        return _tieBreak.IsRandom ? TotalsScan.FindKth(totals, best, _random.Next(ties)) : _ranks.FindLowest(totals, best);
    }

    private bool HasVolatileFilters()
    {
        foreach (var slot in _profile.Filters)
        {
            if (slot.IsVolatile && !slot.IsSkippedIn(_skippedFilters))
                return true;
        }
        return false;
    }

    private bool HasVolatileScores(ulong skipped)
    {
        foreach (var slot in _profile.Scores)
        {
            if (!slot.IsReusable && !slot.IsSkippedIn(skipped))
                return true;
        }
        return false;
    }
}
