namespace ClusterSim.Scheduling;

/// <content>Scores, and which rows have the highest.</content>
internal sealed partial class ShapeResults
{
    private const int Infeasible = -1;
    private const int HistogramLimit = 1 << 14; // Beyond this, with weights in the hundreds, counting by total costs more than it saves.

    private readonly ScoreSlot[] _slots = [.. profile.Scores.Where(static slot => slot.IsReusable)];
    private readonly long[] _highest = new long[profile.Scores.Length]; // By slot, for those that normalise: the highest raw score among feasible rows.
    private readonly int[] _atHighest = new int[profile.Scores.Length]; // How many feasible rows have it.
    private readonly long[][] _raw = new long[profile.Scores.Length][];

    private long _scoreEpoch = -1;
    private long _scoreSeen;
    private long _scoreStatic;
    private ulong _skippedScores;
    private long[] _base = []; // Weighted scores of the slots that need no normalising.
    private int[] _countByTotal = [];
    private int _bound; // No total is higher.

    private bool HasScoreOnOtherNodes { get; } = Array.Exists(profile.Scores, static slot => slot.IsReusable && (slot.Plugin.DependsOn & Dependencies.OtherNodes) != 0);

    /// <summary>By row: the weighted sum of normalised scores, -1 where a filter rejects.</summary>
    public int[] Totals { get; private set; } = [];

    /// <summary>By row: the weighted sum of the scores that need no normalising.</summary>
    public ReadOnlySpan<long> Base => _base;

    /// <summary>By row: the raw scores of a reusable slot that normalises.</summary>
    public ReadOnlySpan<long> Raw(int slot) => _raw[slot];

    /// <summary>Brings the scores up to date with the verdicts.</summary>
    public void RefreshScores(CycleState state, ulong skipped)
    {
        _state = state;
        var log = snapshot.Changes;
        if (_scoreEpoch != snapshot.Epoch || _skippedScores != skipped || !log.Reaches(_scoreSeen) || (HasScoreOnOtherNodes && _scoreStatic != snapshot.StaticVersion))
            ScoreAll(skipped);
        else if (_scoreSeen != log.Position)
        {
            var rows = scratch.ChangedRows(log, _scoreSeen, _count);
            if (rows.Length * FullPassFraction > _count)
                ScoreAll(skipped);
            else
                ScoreSome(rows);
        }
        _scoreSeen = log.Position;
        _scoreStatic = snapshot.StaticVersion;
    }

    /// <summary>The highest total, and how many rows have it.</summary>
    public (int Best, int Ties) FindBest()
    {
        if (_countByTotal.Length == 0)
            return TotalsScan.Highest(Totals.AsSpan(0, _count));
        while (_bound > 0 && _countByTotal[_bound] == 0)
            _bound--;
        return (_bound, _countByTotal[_bound]);
    }

    private void ScoreAll(ulong skipped)
    {
        _scoreEpoch = snapshot.Epoch;
        _skippedScores = skipped;
        if (Totals.Length < _count)
            (Totals, _base) = (new int[_count], new long[_count]);
        _base.AsSpan(0, _count).Clear();
        var all = NodeRows.All(_count);
        for (var i = 0; i < _slots.Length; i++)
        {
            if (!_slots[i].IsSkippedIn(skipped))
                Score(i, FeasibleCount == _count || (!_slots[i].OneAtATime && FeasibleCount * 2 >= _count) ? all : Alive(all, FeasibleCount));
        }
        TotalAll();
    }

    private void Score(int index, NodeRows rows)
    {
        var slot = _slots[index];
        var scores = PluginCalls.Score(slot, _shape, _state, snapshot, rows, scratch);
        if (slot.Normalization == Normalization.None)
            AddToBase(slot, rows, scores);
        else
        {
            ref var raw = ref _raw[index];
            if (raw is null || raw.Length < _count)
                raw = new long[_count];
            if (rows.IsAll)
                scores.CopyTo(raw);
            for (var i = 0; i < rows.Count && !rows.IsAll; i++)
                raw[rows[i]] = scores[i];
        }
    }

    private void AddToBase(ScoreSlot slot, NodeRows rows, Span<long> scores)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (RejectedBy[row] != 0)
                continue;
            PluginCalls.CheckRange(slot, scores[i]);
            _base[row] += slot.Weight * scores[i];
        }
    }

    private void TotalAll()
    {
        FindHighest();
        CountFromZero();
        for (var row = 0; row < _count; row++)
            SetTotal(row);
    }

    private void CountFromZero()
    {
        var limit = 1L;
        foreach (var slot in _slots)
            limit += slot.IsSkippedIn(_skippedScores) ? 0 : slot.Weight * IScorePlugin.MaxNodeScore;
        if (limit > HistogramLimit)
            _countByTotal = [];
        else if (_countByTotal.Length != limit)
            _countByTotal = new int[limit];
        else
            Array.Clear(_countByTotal);
        _bound = 0;
    }

    private void FindHighest()
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i].Normalization == Normalization.None || _slots[i].IsSkippedIn(_skippedScores))
                continue;
            (_highest[i], _atHighest[i]) = (0, 0);
            for (var row = 0; row < _count; row++)
            {
                if (RejectedBy[row] == 0)
                    Rise(i, _raw[i][row]);
            }
        }
    }

    private bool Rise(int index, long raw)
    {
        if (raw < _highest[index])
            return false;
        if (raw == _highest[index])
        {
            _atHighest[index]++;
            return false;
        }
        (_highest[index], _atHighest[index]) = (raw, 1);
        return true;
    }

    private void SetTotal(int row)
    {
        if (RejectedBy[row] != 0)
        {
            Totals[row] = Infeasible;
            return;
        }
        var total = _base[row];
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i].Normalization != Normalization.None && !_slots[i].IsSkippedIn(_skippedScores))
                total += _slots[i].Weight * _slots[i].Normalize(_raw[i][row], _highest[i]);
        }
        Totals[row] = (int)total;
        if (_countByTotal.Length == 0)
            return;
        _countByTotal[total]++;
        _bound = Math.Max(_bound, (int)total);
    }
}
