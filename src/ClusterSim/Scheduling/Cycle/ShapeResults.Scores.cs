namespace ClusterSim.Scheduling;

/// <content>Scores, and which rows have the highest.</content>
internal sealed partial class ShapeResults
{
    private const int Infeasible = -1;
    private const int HistogramLimit = 1 << 14; // Beyond this, with weights in the hundreds, counting by total costs more than it saves.
    private const int FlipFraction = 8; // When more rows were let in or shut out, a pass over all totals is cheaper.

    private readonly ScoreSlot[] _slots = [.. profile.Scores.Where(static slot => slot.IsReusable)];
    private readonly long[] _highest = new long[profile.Scores.Length]; // By slot, for those that normalise: the highest raw score among feasible rows.
    private readonly int[] _atHighest = new int[profile.Scores.Length]; // How many feasible rows have it.
    private readonly long[][] _raw = new long[profile.Scores.Length][];

    private long _scoreEpoch = -1;
    private long _scoreSeen;
    private long _scoreStatic;
    private ulong _skippedScores;
    private int _uniform; // What all rows have from slots that score them alike.
    private int[] _base = []; // Weighted scores of the slots that need no normalising; for rows that no filter rejects but those that look at other Pods.
    private int[] _countByTotal = [];
    private bool _isCounted; // Whether _countByTotal holds.
    private int _asked; // How often the best was asked for since all totals were made.
    private int _bound; // No total is higher.

    private bool HasScoreOnOtherNodes { get; } = Array.Exists(profile.Scores, static slot => slot.IsReusable && (slot.Plugin.DependsOn & Dependencies.OtherNodes) != 0);

    /// <summary>By row: the weighted sum of normalised scores, -1 where a filter rejects.</summary>
    public int[] Totals { get; private set; } = [];

    /// <summary>Whether scores do not hang on which other rows are feasible.</summary>
    public bool AreScoresAbsolute
    {
        get
        {
            for (var i = 0; i < _slots.Length; i++)
            {
                if (IsNormalized(i) && _highest[i] != 0)
                    return false;
            }
            return true;
        }
    }

    /// <summary>Brings the scores up to date with the verdicts.</summary>
    public void RefreshScores(CycleState state, ulong skipped)
    {
        _state = state;
        var (alike, uniform) = Uniform(skipped);
        skipped |= alike;
        var log = snapshot.Changes;
        var isKept = _scoreEpoch == snapshot.Epoch && _skippedScores == skipped && _uniform == uniform && log.Reaches(_scoreSeen)
            && !(HasScoreOnOtherNodes && _scoreStatic != snapshot.StaticVersion);
        _scoreEpoch = -1; // Should a plugin throw, nothing holds.
        var rows = !isKept || _scoreSeen == log.Position ? [] : scratch.ChangedRows(log, _scoreSeen, _count);
        if (!isKept || rows.Length * FullPassFraction > _count)
            ScoreAll(skipped, uniform);
        else
            ScoreSome(rows);
        (_scoreEpoch, _scoreSeen, _scoreStatic) = (snapshot.Epoch, log.Position, snapshot.StaticVersion);
        _flippedCount = 0;
    }

    /// <summary>The highest total, and how many rows have it.</summary>
    public (int Best, int Ties) FindBest()
    {
        if (!_isCounted && (_countByTotal.Length == 0 || _asked++ == 0))
            return TotalsScan.Highest(Totals.AsSpan(0, _count)); // Counting pays from the second time on.
        if (!_isCounted)
            CountTotals();
        while (_bound > 0 && _countByTotal[_bound] == 0)
            _bound--;
        return (_bound, _countByTotal[_bound]);
    }

    /// <summary>The weighted sums of scores of some feasible rows, normalised among these alone.</summary>
    public void TotalAmong(ReadOnlySpan<int> rows, Span<int> totals)
    {
        for (var i = 0; i < rows.Length; i++)
            totals[i] = _base[rows[i]] + _uniform;
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            if (!IsNormalized(slot))
                continue;
            var (raw, max) = (_raw[slot], 0L);
            foreach (var row in rows)
                max = Math.Max(max, raw[row]);
            for (var i = 0; i < rows.Length; i++)
                totals[i] += _slots[slot].Weight * (int)_slots[slot].Normalize(raw[rows[i]], max);
        }
    }

    private bool IsNormalized(int index) => _slots[index].Normalization != Normalization.None && !_slots[index].IsSkippedIn(_skippedScores);

    // Slots that need not be asked, since all rows have the same score.
    private (ulong Slots, int Score) Uniform(ulong skipped)
    {
        var (slots, sum) = (0UL, 0L);
        foreach (var slot in _slots)
        {
            if (slot.IsSkippedIn(skipped) || slot.Plugin.ScoreOfAll(_shape, snapshot) is not { } raw)
                continue;
            slots |= 1UL << slot.Number;
            var score = slot.Normalize(raw, raw);
            PluginCalls.CheckRange(slot, score);
            sum += slot.Weight * score;
        }
        return (slots, (int)sum);
    }

    private void ScoreAll(ulong skipped, int uniform)
    {
        (_skippedScores, _uniform) = (skipped, uniform);
        if (Totals.Length < _count)
            (Totals, _base) = (new int[_count], new int[_count]);
        _base.AsSpan(0, _count).Clear();
        var all = NodeRows.All(_count);
        var passed = _topologyInPlay.Length == 0 ? FeasibleCount : _judgement.RejectedBy.AsSpan(0, _count).Count((byte)0);
        for (var i = 0; i < _slots.Length; i++)
        {
            if (!_slots[i].IsSkippedIn(skipped))
                Score(i, passed == _count || (!_slots[i].OneAtATime && passed * 2 >= _count) ? all : Alive(all, passed));
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
        var rejectedBy = _judgement.RejectedBy;
        var done = rows.IsAll ? TotalsScan.AddWeighted(scores, slot.Weight, (int)IScorePlugin.MaxNodeScore, _base) : 0;
        for (var i = done; i < rows.Count; i++)
        {
            var row = rows[i];
            if (rejectedBy[row] != 0)
                continue;
            PluginCalls.CheckRange(slot, scores[i]);
            _base[row] += slot.Weight * (int)scores[i];
        }
    }

    private void TotalAll()
    {
        var constant = _uniform;
        var depends = false;
        for (var i = 0; i < _slots.Length; i++)
        {
            if (!IsNormalized(i))
                continue;
            FindHighest(i);
            if (_highest[i] != 0)
                depends = true;
            else
                constant += _slots[i].Weight * (int)_slots[i].Normalize(0, 0);
        }
        (_isCounted, _asked) = (false, 0);
        MakeRoomToCount();
        if (!depends)
        {
            TotalsScan.Sum(_base.AsSpan(0, _count), constant, RejectedBy, Totals);
            return;
        }
        for (var row = 0; row < _count; row++)
            Totals[row] = TotalOf(row);
    }

    private void MakeRoomToCount()
    {
        var limit = 1L + _uniform;
        foreach (var slot in _slots)
            limit += slot.IsSkippedIn(_skippedScores) ? 0 : slot.Weight * IScorePlugin.MaxNodeScore;
        if (limit > HistogramLimit)
            _countByTotal = [];
        else if (_countByTotal.Length != limit)
            _countByTotal = new int[limit];
    }

    private void CountTotals()
    {
        Array.Clear(_countByTotal);
        _bound = _countByTotal.Length - 1;
        foreach (var total in Totals.AsSpan(0, _count))
        {
            if (total >= 0)
                _countByTotal[total]++;
        }
        _isCounted = true;
    }

    private void FindHighest(int index)
    {
        (_highest[index], _atHighest[index]) = (0, FeasibleCount);
        if (!_raw[index].AsSpan(0, _count).ContainsAnyExcept(0L))
            return;
        _atHighest[index] = 0;
        for (var row = 0; row < _count; row++)
        {
            if (RejectedBy[row] == 0)
                Rise(index, _raw[index][row]);
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

    private int TotalOf(int row)
    {
        if (RejectedBy[row] != 0)
            return Infeasible;
        long total = _base[row] + _uniform;
        for (var i = 0; i < _slots.Length; i++)
        {
            if (IsNormalized(i))
                total += _slots[i].Weight * _slots[i].Normalize(_raw[i][row], _highest[i]);
        }
        return (int)total;
    }

    private void SetTotal(int row)
    {
        var total = TotalOf(row);
        Totals[row] = total;
        if (total < 0 || !_isCounted)
            return;
        _countByTotal[total]++;
        _bound = Math.Max(_bound, total);
    }
}
