namespace ClusterSim.Nodes.Runtime;

/// <summary>What a container has written. The oldest lines go when there is too much.</summary>
internal sealed class ContainerLog
{
    private const long MaxCharacters = 10 << 20; // kubelet's containerLogMaxSize

    private readonly Queue<LogLine> _lines = [];
    private long _characters;

    public IEnumerable<LogLine> Lines => _lines;

    /// <summary>How many lines were ever written.</summary>
    public long Written { get; private set; }

    /// <summary>Called with each line as it is written; for those who follow the log.</summary>
    public event Action<LogLine>? Appended;

    public void Append(DateTimeOffset time, LogStream stream, string text)
    {
        foreach (var line in text.Split('\n'))
            Append(new LogLine(time, stream, line));
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
