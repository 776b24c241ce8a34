using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Processes;

/// <summary>A terminal between a client that sends single keys and processes that read lines: echo, editing of the line, ^C and ^D, and line ends as terminals want them.</summary>
/// <remarks>Source: Linux, n_tty (canonical mode).</remarks>
internal sealed class Terminal(SimulationLoop loop, IByteSink screen) : IByteSource, IByteSink
{
    private const byte InterruptKey = 3; // ^C
    private const byte EndKey = 4; // ^D
    private const byte BackspaceKey = 8;
    private const byte EraseLineKey = 21; // ^U
    private const byte EraseWordKey = 23; // ^W
    private const byte EscapeKey = 27;
    private const byte DeleteKey = 127;

    private readonly Queue<ReadOnlyMemory<byte>> _lines = []; // An empty one is an end of file.
    private readonly List<byte> _line = [];
    private LoopPromise<bool>? _arrival;
    private Escape _escape;
    private bool _isHungUp;

    /// <summary>How far an escape sequence, as arrow keys send, has come.</summary>
    private enum Escape : byte
    {
        None,
        Begun,
        Sequence,
    }

    public int Columns { get; private set; } = 80;

    public int Rows { get; private set; } = 24;

    /// <summary>Whether what is typed shows.</summary>
    public bool Echo { get; set; } = true;

    /// <summary>What ^C stops.</summary>
    public Action? Interrupt { get; set; }

    public void Resize(int columns, int rows) => (Columns, Rows) = (columns, rows);

    /// <summary>Keys are pressed.</summary>
    public void Type(ReadOnlySpan<byte> keys)
    {
        List<byte> echo = [];
        foreach (var key in keys)
            Press(key, echo);
        if (echo.Count > 0)
            _ = screen.WriteAsync(echo.ToArray());
    }

    /// <summary>The client is gone.</summary>
    public void HangUp()
    {
        _isHungUp = true;
        Wake();
    }

    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation = default)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_lines.TryDequeue(out var line))
                return line;
            if (_isHungUp)
                return default;
            await (_arrival ??= new(loop)).Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Output: the carriage has to return at the end of each line.</summary>
    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        var ends = bytes.Span.Count((byte)'\n');
        if (ends == 0)
            return screen.WriteAsync(bytes, cancellation);
        var text = new byte[bytes.Length + ends];
        var length = 0;
        foreach (var letter in bytes.Span)
        {
            if (letter == '\n')
                text[length++] = (byte)'\r';
            text[length++] = letter;
        }
        return screen.WriteAsync(text, cancellation);
    }

    public void Complete()
    {
    }

    void IDisposable.Dispose() => HangUp();

    private void Press(byte key, List<byte> echo)
    {
        if (IsPartOfEscape(key))
            return;
        switch (key)
        {
            case (byte)'\r' or (byte)'\n':
                _line.Add((byte)'\n');
                Show(echo, "\r\n"u8);
                Deliver();
                break;
            case InterruptKey:
                _line.Clear();
                Show(echo, "^C"u8);
                Interrupt?.Invoke();
                break;
            case EndKey:
                Deliver();
                break;
            case BackspaceKey or DeleteKey:
                Erase(echo);
                break;
            case EraseLineKey:
                while (_line.Count > 0)
                    Erase(echo);
                break;
            case EraseWordKey:
                EraseWord(echo);
                break;
            default:
                _line.Add(key);
                Show(echo, [key]);
                break;
        }
    }

    private bool IsPartOfEscape(byte key)
    {
        var was = _escape;
        _escape = (was, key) switch
        {
            (Escape.None, EscapeKey) => Escape.Begun,
            (Escape.Begun, (byte)'[' or (byte)'O') => Escape.Sequence,
            (Escape.Sequence, < (byte)'@') => Escape.Sequence,
            _ => Escape.None,
        };
        return was != Escape.None || _escape != Escape.None;
    }

    private void EraseWord(List<byte> echo)
    {
        while (_line.Count > 0 && _line[^1] == ' ')
            Erase(echo);
        while (_line.Count > 0 && _line[^1] != ' ')
            Erase(echo);
    }

    private void Erase(List<byte> echo)
    {
        if (_line.Count == 0)
            return;
        while (_line.Count > 1 && (_line[^1] & 0xc0) == 0x80)
            _line.RemoveAt(_line.Count - 1); // The rest of a letter that takes several bytes.
        _line.RemoveAt(_line.Count - 1);
        Show(echo, "\b \b"u8);
    }

    private void Show(List<byte> echo, ReadOnlySpan<byte> bytes)
    {
        if (Echo)
            echo.AddRange(bytes);
    }

    private void Deliver()
    {
        _lines.Enqueue(_line.ToArray());
        _line.Clear();
        Wake();
    }

    private void Wake()
    {
        _arrival?.TrySetResult(true);
        _arrival = null;
    }
}
