using System.Text;

namespace ClusterSim.Nodes.Runtime;

/// <summary>What a container has written. The oldest lines go when there is too much.</summary>
internal sealed class ContainerLog
{
    private const long MaxCharacters = 10 << 20; // kubelet's containerLogMaxSize
    private const int MaxLineBytes = 16 << 10; // containerd's max_container_log_line_size

    private readonly Queue<LogLine> _lines = [];
    private readonly List<byte>?[] _partial = new List<byte>?[2]; // By stream: a line that has no end yet.
    private long _characters;

    public IEnumerable<LogLine> Lines => _lines;

    /// <summary>How many lines were ever written.</summary>
    public long Written { get; private set; }

    /// <summary>How many lines were written that are not kept any more.</summary>
    public long Dropped => Written - _lines.Count;

    /// <summary>Called with each line as it is written; for those who follow the log.</summary>
    public event Action<LogLine>? Appended;

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
    public IEnumerable<LogLine> From(long number) => _lines.Skip((int)Math.Max(0, number - Dropped));

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
        _lines.Enqueue(line);
        Written++;
        _characters += line.Text.Length + 1;
        while (_characters > MaxCharacters && _lines.Count > 1)
            _characters -= _lines.Dequeue().Text.Length + 1;
        Appended?.Invoke(line);
    }
}
