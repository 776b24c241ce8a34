using System.Globalization;
using System.Text;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>Reads commands and answers from bytes. A text holds bytes, one in each character.</summary>
internal sealed class RespReader(IByteSource source)
{
    private const int MaxBulkBytes = 64 << 20;
    private const int MaxItems = 1 << 20;

    private ReadOnlyMemory<byte> _rest;

    /// <summary>The words of the next command: as an array of texts, or a line as people type them. Null at the end; no words for an empty line.</summary>
    /// <exception cref="InvalidDataException">It is no command.</exception>
    public async Task<string[]?> ReadCommandAsync(CancellationToken cancellation = default)
    {
        if (await ReadLineAsync(cancellation) is not { } line)
            return null;
        if (!line.StartsWith('*'))
            return [.. SplitInline(line)];
        if (!int.TryParse(line.AsSpan(1), CultureInfo.InvariantCulture, out var count) || count > MaxItems)
            throw new InvalidDataException("invalid multibulk length");
        var words = new string[Math.Max(0, count)];
        for (var i = 0; i < words.Length; i++)
        {
            var header = await ReadLineAsync(cancellation) ?? "";
            if (!header.StartsWith('$'))
                throw new InvalidDataException($"expected '$', got '{(header.Length == 0 ? "" : header[0])}'");
            words[i] = await ReadBulkAsync(header, cancellation) ?? throw new InvalidDataException("invalid bulk length");
        }
        return words;
    }

    /// <summary>The next answer; null at the end.</summary>
    public async Task<RedisReply?> ReadReplyAsync(CancellationToken cancellation = default)
    {
        if (await ReadLineAsync(cancellation) is not { Length: > 0 } line)
            return null;
        switch (line[0])
        {
            case '+':
                return new SimpleReply(line[1..]);
            case '-':
                return new ErrorReply(line[1..]);
            case ':':
                return RedisReply.Of(long.Parse(line.AsSpan(1), CultureInfo.InvariantCulture));
            case '$':
                return RedisReply.Of(await ReadBulkAsync(line, cancellation));
            case '_':
                return RedisReply.Nil;
            case '*':
                var items = new List<RedisReply>();
                for (var left = int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture); left > 0; left--)
                    items.Add(await ReadReplyAsync(cancellation) ?? RedisReply.Nil);
                return new ArrayReply(items);
            default:
                return null;
        }
    }

    public async Task<string?> ReadLineAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (_rest.IsEmpty && (_rest = await source.ReadAsync(cancellation)).IsEmpty)
                return line.Length > 0 ? line.ToString() : null;
            var end = _rest.Span.IndexOf((byte)'\n');
            line.Append(Encoding.Latin1.GetString(_rest.Span[..(end < 0 ? _rest.Length : end)]));
            _rest = _rest[(end < 0 ? _rest.Length : end + 1)..];
            if (end >= 0)
                return line.Length > 0 && line[^1] == '\r' ? line.ToString(0, line.Length - 1) : line.ToString();
        }
    }

    /// <summary>The words of a line, quoted ones taken as one.</summary>
    public static IEnumerable<string> SplitInline(string line)
    {
        var word = new StringBuilder();
        var isWord = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '"' or '\'')
            {
                isWord = true;
                var quote = line[i];
                for (i++; i < line.Length && line[i] != quote; i++)
                    word.Append(line[i] == '\\' && i + 1 < line.Length ? line[++i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var letter => letter } : line[i]);
            }
            else if (!char.IsWhiteSpace(line[i]))
            {
                isWord = true;
                word.Append(line[i]);
            }
            else if (isWord)
            {
                yield return word.ToString();
                word.Clear();
                isWord = false;
            }
        }
        if (isWord)
            yield return word.ToString();
    }

    private async Task<string?> ReadBulkAsync(string header, CancellationToken cancellation)
    {
        if (!int.TryParse(header.AsSpan(1), CultureInfo.InvariantCulture, out var length) || length > MaxBulkBytes)
            throw new InvalidDataException("invalid bulk length");
        if (length < 0)
            return null;
        var text = new StringBuilder(length);
        while (text.Length < length + 2) // The line's end is read with it.
        {
            if (_rest.IsEmpty && (_rest = await source.ReadAsync(cancellation)).IsEmpty)
                return null;
            var take = Math.Min(_rest.Length, length + 2 - text.Length);
            text.Append(Encoding.Latin1.GetString(_rest.Span[..take]));
            _rest = _rest[take..];
        }
        return text.ToString(0, length);
    }
}
