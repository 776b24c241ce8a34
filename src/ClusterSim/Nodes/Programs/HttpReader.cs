using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs;

/// <summary>Reads heads and bodies of HTTP/1.1 messages from bytes.</summary>
/// <remarks>Source: RFC 9112.</remarks>
internal sealed class HttpReader(IByteSource source)
{
    private const int MaxHeadBytes = 64 << 10;
    private const int MaxBodyBytes = 64 << 20;

    private readonly List<byte> _unread = [];

    private Span<byte> Unread => CollectionsMarshal.AsSpan(_unread);

    /// <summary>The lines before the body, without the empty one; null when there is no more. When what comes is no HTTP, as much of it as shows that.</summary>
    public async Task<string?> ReadHeadAsync()
    {
        while (true)
        {
            while (Unread.StartsWith("\r\n"u8))
                _unread.RemoveRange(0, 2); // An empty line before a message does no harm.
            var end = Unread.IndexOf("\r\n\r\n"u8);
            if (end >= 0)
                return TakeText(end, 4);
            if (Unread.IndexOf((byte)'\n') is >= 0 and var line && !Encoding.Latin1.GetString(Unread[..line]).Contains("HTTP/", StringComparison.Ordinal))
                return TakeText(line, 1).TrimEnd('\r'); // No first line of HTTP: there is no use in waiting for more.
            if (_unread.Count > MaxHeadBytes || !await FillAsync())
                return _unread.Count == 0 ? null : TakeText(_unread.Count, 0);
        }
    }

    /// <summary>The header fields behind the first line; null when one of them is none.</summary>
    public static SortedDictionary<string, string>? ReadFields(IEnumerable<string> lines)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.Split(':', 2) is not [var name, var value])
                return null;
            var key = name.ToLowerInvariant();
            headers[key] = headers.TryGetValue(key, out var before) ? $"{before}, {value.Trim()}" : value.Trim();
        }
        return headers;
    }

    /// <summary>A body of whose length the header fields tell; null when it breaks off or is too long.</summary>
    /// <param name="headers">The header fields.</param>
    /// <param name="untilEnd">Whether it goes to the end of the connection when they do not tell, as answers do.</param>
    public async Task<byte[]?> ReadBodyAsync(ValueMap<string> headers, bool untilEnd)
    {
        if (headers.Find("transfer-encoding", "").Contains("chunked", StringComparison.OrdinalIgnoreCase))
            return await ReadChunksAsync();
        if (headers.Find("content-length") is { } text)
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= MaxBodyBytes ? await TakeAsync(length) : null;
        return untilEnd ? await ReadToEndAsync() : [];
    }

    private async Task<byte[]?> ReadChunksAsync()
    {
        using var body = new MemoryStream();
        while (await ReadLineAsync() is { } line)
        {
            if (!int.TryParse(line.Split(';')[0].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size) || size < 0 || body.Length + size > MaxBodyBytes)
                return null;
            if (size == 0)
            {
                while (await ReadLineAsync() is { Length: > 0 })
                {
                    // Trailers mean nothing here.
                }
                return body.ToArray();
            }
            if (await TakeAsync(size) is not { } chunk || await ReadLineAsync() is null)
                return null;
            body.Write(chunk);
        }
        return null;
    }

    private async Task<byte[]?> ReadToEndAsync()
    {
        while (await FillAsync())
        {
            if (_unread.Count > MaxBodyBytes)
                return null;
        }
        return await TakeAsync(_unread.Count);
    }

    private async Task<byte[]?> TakeAsync(int length)
    {
        while (_unread.Count < length)
        {
            if (!await FillAsync())
                return null;
        }
        var bytes = _unread[..length].ToArray();
        _unread.RemoveRange(0, length);
        return bytes;
    }

    private async Task<string?> ReadLineAsync()
    {
        while (true)
        {
            var end = Unread.IndexOf("\r\n"u8);
            if (end >= 0)
                return TakeText(end, 2);
            if (_unread.Count > MaxHeadBytes || !await FillAsync())
                return null;
        }
    }

    private string TakeText(int length, int delimiter)
    {
        var text = Encoding.Latin1.GetString(Unread[..length]);
        _unread.RemoveRange(0, length + delimiter);
        return text;
    }

    private async Task<bool> FillAsync()
    {
        var bytes = await source.ReadAsync();
        _unread.AddRange(bytes.Span);
        return !bytes.IsEmpty;
    }
}
