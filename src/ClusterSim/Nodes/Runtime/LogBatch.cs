namespace ClusterSim.Nodes.Runtime;

/// <summary>Lines of one or more runs that stand together in a log, in order of time.</summary>
internal sealed class LogBatch
{
    private readonly List<(LogRun Run, long First, long Count)> _parts = [];
    private long _dropped;

    /// <summary>How many lines there are.</summary>
    public long Count { get; private set; }

    /// <summary>About how many characters one takes, with its end.</summary>
    public long LineLength { get; private set; } = 1;

    public void Add(LogRun run, long first, long count)
    {
        _parts.Add((run, first, count));
        Count += count;
        LineLength = Math.Max(LineLength, run.Length + 1);
    }

    /// <summary>Forgets the oldest lines.</summary>
    public void Drop(long count)
    {
        Count -= count;
        _dropped += count;
    }

    /// <summary>The lines, without the first <paramref name="skip"/>.</summary>
    public IEnumerable<LogLine> From(long skip)
    {
        var next = new long[_parts.Count];
        if (_parts.Count == 1)
            next[0] = _dropped + skip;
        else
            for (var passed = 0L; passed < _dropped + skip; passed++)
                next[Oldest(next)]++;
        while (Oldest(next) is >= 0 and var at)
            yield return _parts[at].Run.LineOf(_parts[at].First + next[at]++);
    }

    private int Oldest(long[] next)
    {
        var oldest = -1;
        for (var i = 0; i < next.Length; i++)
        {
            if (next[i] < _parts[i].Count && (oldest < 0 || TimeOf(i, next[i]) < TimeOf(oldest, next[oldest])))
                oldest = i;
        }
        return oldest;
    }

    private DateTimeOffset TimeOf(int part, long number) => _parts[part].Run.TimeOf(_parts[part].First + number);
}
