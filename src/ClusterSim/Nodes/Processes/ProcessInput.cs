using System.Text;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Processes;

/// <summary>What a process reads. Processes that share it take turns: what one has not consumed is left for the next.</summary>
internal sealed class ProcessInput(IByteSource? source)
{
    private ReadOnlyMemory<byte> _rest;

    public static ProcessInput Empty { get; } = new(null);

    public static ProcessInput FromBytes(ReadOnlyMemory<byte> bytes) => new(null) { _rest = bytes };

    /// <summary>The next bytes; none at the end.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation)
    {
        if (_rest.IsEmpty)
            return source is null ? default : await source.ReadAsync(cancellation);
        var bytes = _rest;
        _rest = default;
        return bytes;
    }

    public async Task<byte[]> ReadAllAsync(CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        while (await ReadAsync(cancellation) is { IsEmpty: false } bytes)
            all.Write(bytes.Span);
        return all.ToArray();
    }

    /// <summary>The next line, without its end; null when there is nothing any more.</summary>
    public async Task<string?> ReadLineAsync(CancellationToken cancellation)
    {
        using var line = new MemoryStream();
        while (await ReadAsync(cancellation) is { IsEmpty: false } bytes)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            line.Write(bytes.Span[..(end < 0 ? bytes.Length : end)]);
            if (end < 0)
                continue;
            _rest = bytes[(end + 1)..];
            return TextOf(line);
        }
        return line.Length == 0 ? null : TextOf(line);
    }

    private static string TextOf(MemoryStream line) => Encoding.UTF8.GetString(line.GetBuffer().AsSpan(0, (int)line.Length));
}
