using System.Text;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Runtime;

/// <summary>What a container has written. The oldest lines go when there is too much.</summary>
internal sealed class ContainerLog(SimulationLoop loop)
{
    private const long MaxCharacters = 10 << 20; // kubelet's containerLogMaxSize
    private const int MaxLineBytes = 16 << 10; // containerd's max_container_log_line_size

    private readonly Queue<Entry> _entries = [];
    private readonly List<byte>?[] _partial = new List<byte>?[2]; // By stream: a line that has no end yet.
    private List<LogRun>? _runs; // Whose lines are to be added when somebody looks.
    private Action<LogLine>? _appended;
    private long _written;
    private long _kept;
    private long _characters;

    public IEnumerable<LogLine> Lines => From(0);

    /// <summary>How many lines were ever written.</summary>
    public long Written
    {
        get
        {
            TakeRuns();
            return _written;
        }
    }

    /// <summary>How many lines were written that are not kept any more.</summary>
    public long Dropped => Written - _kept;

    /// <summary>Whether somebody is told of each line as it is written.</summary>
    public bool IsFollowed => _appended is not null;

    /// <summary>Called when somebody begins to follow the log, from when on no line may be late.</summary>
    public Action? Followed { get; init; }

    /// <summary>Called with each line as it is written; for those who follow the log.</summary>
    public event Action<LogLine>? Appended
    {
        add
        {
            _appended += value;
            Followed?.Invoke();
        }
        remove => _appended -= value;
    }

    /// <summary>Called once, when nothing more will come.</summary>
    public event Action? Ended;

    public void Append(DateTimeOffset time, LogStream stream, string text)
    {
        foreach (var line in text.Split('\n'))
            Append(new LogLine(time, stream, line));
    }

    /// <summary>Adds bytes; lines are logged when they are complete.</summary>
    public void Write(DateTimeOffset time, LogStream stream, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var part = bytes[..(end < 0 ? bytes.Length : end)];
            bytes = bytes[(end < 0 ? bytes.Length : end + 1)..];
            if (_partial[(int)stream] is { Count: > 0 } partial)
            {
                partial.AddRange(part);
                if (end >= 0 || partial.Count >= MaxLineBytes)
                    Flush(time, stream);
            }
            else if (end >= 0)
                Append(new LogLine(time, stream, Encoding.UTF8.GetString(part)));
            else
                (_partial[(int)stream] ??= []).AddRange(part);
        }
    }

    /// <summary>Nothing more will come: what has no end of line is a line, too.</summary>
    public void Flush(DateTimeOffset time)
    {
        Flush(time, LogStream.Stdout);
        Flush(time, LogStream.Stderr);
    }

    public void End() => Ended?.Invoke();

    /// <summary>The line with this number, counted from the first that was ever written.</summary>
    public IEnumerable<LogLine> From(long number)
    {
        var skip = Math.Max(0, number - Dropped);
        foreach (var entry in _entries)
        {
            if (skip >= entry.Count)
            {
                skip -= entry.Count;
                continue;
            }
            if (entry.Batch is null)
                yield return entry.Line;
            else
                foreach (var line in entry.Batch.From(skip))
                    yield return line;
            skip = 0;
        }
    }

    /// <summary>From now on lines come at fixed times, until <see cref="End(LogRun)"/>.</summary>
    public void Begin(LogRun run)
    {
        TakeRuns();
        (_runs ??= []).Add(run);
    }

    /// <summary>No more lines come of it after now.</summary>
    public void End(LogRun run)
    {
        TakeRuns();
        _runs?.Remove(run);
    }

    private void Flush(DateTimeOffset time, LogStream stream)
    {
        if (_partial[(int)stream] is not { Count: > 0 } partial)
            return;
        var text = Encoding.UTF8.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(partial));
        partial.Clear();
        Append(new LogLine(time, stream, text));
    }

    private void Append(LogLine line)
    {
        TakeRuns();
        Add(new(line, null), line.Text.Length + 1);
        _appended?.Invoke(line);
    }

    private void TakeRuns()
    {
        if (_runs is not { Count: > 0 })
            return;
        LogBatch? batch = null;
        foreach (var run in _runs)
        {
            if (run.TakeUntil(loop.Now) is { Count: > 0 } taken)
                (batch ??= new()).Add(run, taken.First, taken.Count);
        }
        if (batch is not null)
            Add(new(default, batch), batch.Count * batch.LineLength);
    }

    private void Add(Entry entry, long characters)
    {
        _entries.Enqueue(entry);
        _written += entry.Count;
        _kept += entry.Count;
        _characters += characters;
        while (_characters > MaxCharacters && _kept > 1)
            DropOldest();
    }

    private void DropOldest()
    {
        var oldest = _entries.Peek();
        var (count, length) = oldest.Batch is { } batch ? (Math.Min(batch.Count, ((_characters - MaxCharacters) / batch.LineLength) + 1), batch.LineLength) : (1, oldest.Line.Text.Length + 1);
        oldest.Batch?.Drop(count);
        _kept -= count;
        _characters -= count * length;
        if (oldest.Batch is not { Count: > 0 })
            _entries.Dequeue();
    }

    /// <summary>A line, or many that are worked out when they are read.</summary>
    private readonly record struct Entry(LogLine Line, LogBatch? Batch)
    {
        public long Count => Batch?.Count ?? 1;
    }
}
