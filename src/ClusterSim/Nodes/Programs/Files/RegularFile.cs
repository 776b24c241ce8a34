namespace ClusterSim.Nodes.Programs.Files;

/// <summary>A file with content, or with a program.</summary>
internal sealed class RegularFile(int mode = 0b110_100_100) : FileNode(mode)
{
    private static readonly byte[] SomeMachineCode = [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0];

    private byte[] _bytes = [];
    private Func<byte[]>? _source;

    /// <summary>The command of the simulated userland that runs when the file is executed; null for what is none.</summary>
    public string? Command { get; init; }

    public override char TypeLetter => '-';

    public override long Size => Content.Length;

    public ReadOnlyMemory<byte> Content => Command is not null && Length == 0 ? SomeMachineCode : _source is not null ? _source() : _bytes.AsMemory(0, Length);

    public bool IsExecutable => (Mode & 0b001_001_001) != 0;

    private int Length { get; set; }

    /// <summary>A file whose content is worked out whenever it is read.</summary>
    public static RegularFile Computed(Func<byte[]> content, int mode = 0b100_100_100) => new(mode) { _source = content };

    public static RegularFile FromText(string text, int mode = 0b110_100_100) => FromBytes(System.Text.Encoding.UTF8.GetBytes(text), mode);

    public static RegularFile FromBytes(ReadOnlySpan<byte> bytes, int mode = 0b110_100_100)
    {
        var file = new RegularFile(mode);
        file.Append(bytes);
        return file;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _source = null;
        if (Length + bytes.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(Length + bytes.Length, _bytes.Length * 2));
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Clear()
    {
        _source = null;
        (_bytes, Length) = ([], 0);
    }

    public RegularFile Copy()
    {
        var copy = new RegularFile(Mode) { Command = Command, Modified = Modified, _source = _source };
        if (_source is null && Length > 0)
            copy.Append(_bytes.AsSpan(0, Length));
        return copy;
    }
}
