namespace ClusterSim.Scheduling;

/// <summary>Working memory that one scheduler's cycles share, so that they allocate nothing.</summary>
internal sealed class Scratch
{
    private Verdict[] _verdicts = [];
    private int _used; // Verdicts that may have been written since they were cleared.
    private long[] _scores = [];
    private int[] _rows = [];
    private int[] _alive = [];
    private long[] _marks = [];
    private long _mark;

    /// <summary>A cleared buffer for verdicts.</summary>
    public Span<Verdict> Verdicts(int count)
    {
        if (_verdicts.Length < count)
            (_verdicts, _used) = (new Verdict[count * 2], 0);
        _verdicts.AsSpan(0, _used).Clear();
        _used = count;
        return _verdicts.AsSpan(0, count);
    }

    /// <summary>The verdicts last asked for turned out to be all clear.</summary>
    public void VerdictsAreClear() => _used = 0;

    /// <summary>A buffer for scores, holding anything.</summary>
    public Span<long> Scores(int count)
    {
        if (_scores.Length < count)
            _scores = new long[count * 2];
        return _scores.AsSpan(0, count);
    }

    /// <summary>A buffer for rows, holding anything.</summary>
    public int[] Alive(int count)
    {
        if (_alive.Length < count)
            _alive = new int[count * 2];
        return _alive;
    }

    /// <summary>The distinct rows that changed since a position in the log, ascending.</summary>
    public ReadOnlySpan<int> ChangedRows(ChangeLog log, long since, int count)
    {
        if (log.Position - since == 1)
        {
            // One Pod bound, one row changed: the rule in runs of one shape.
            var row = log[since];
            if (_rows.Length == 0)
                _rows = new int[16];
            _rows[0] = row;
            return _rows.AsSpan(0, row < count ? 1 : 0);
        }
        if (_marks.Length < count)
            _marks = new long[count * 2];
        _mark++;
        var found = 0;
        for (var position = since; position < log.Position; position++)
        {
            var row = log[position];
            if (row >= count || _marks[row] == _mark)
                continue;
            _marks[row] = _mark;
            if (found == _rows.Length)
                Array.Resize(ref _rows, Math.Max(16, found * 2));
            _rows[found++] = row;
        }
        var rows = _rows.AsSpan(0, found);
        rows.Sort();
        return rows;
    }
}
