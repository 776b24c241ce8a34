using System.Globalization;
using System.Text;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs;

/// <summary>A connection to a port as real clients have it, in bytes: HTTP/1.1 is read from them, and answers become bytes again.</summary>
/// <remarks>Source: RFC 9112. Requests are answered one after the other; what is no HTTP is answered with 400, and the connection ends.</remarks>
internal sealed class HttpConnection
{
    private const int MaxHeadBytes = 64 << 10;
    private const int MaxBodyBytes = 64 << 20;

    private readonly LoopPipe _input;
    private readonly LoopPipe _output;
    private readonly Func<HttpRequest, Task<HttpResponse>> _answer;
    private readonly List<byte> _unread = [];

    /// <param name="loop">The loop on which it runs.</param>
    /// <param name="answer">Answers a request; an <see cref="IOException"/> or <see cref="HttpRequestException"/> ends the connection.</param>
    public HttpConnection(SimulationLoop loop, Func<HttpRequest, Task<HttpResponse>> answer)
    {
        (_input, _output, _answer) = (new(loop), new(loop), answer);
        loop.Start(ServeAsync, _ => Close());
    }

    /// <summary>What the client sends.</summary>
    public IByteSink Input => _input;

    /// <summary>What it gets.</summary>
    public IByteSource Output => _output;

    /// <summary>The client has gone.</summary>
    public void Abort()
    {
        _input.Complete();
        _output.Abandon();
    }

    private void Close()
    {
        _input.Abandon();
        _output.Complete();
    }

    private async Task ServeAsync()
    {
        while (await ReadHeadAsync() is { } head)
        {
            if (Parse(head) is not { } request)
            {
                await _output.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request"u8.ToArray());
                return;
            }
            if (request.Headers.Find("expect") == "100-continue")
                await _output.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray());
            if (await ReadBodyAsync(request) is not { } body)
                return;
            HttpResponse response;
            try
            {
                response = await _answer(request with { Body = new(body) });
            }
            catch (Exception failure) when (failure is IOException or HttpRequestException or OperationCanceledException)
            {
                return; // As when the program has died: the connection is reset.
            }
            var isLast = request.Headers.Find("connection", "").Contains("close", StringComparison.OrdinalIgnoreCase) || head.Split("\r\n", 2)[0].EndsWith("HTTP/1.0", StringComparison.Ordinal);
            await _output.WriteAsync(Encode(response, withBody: request.Method != "HEAD", isLast));
            if (isLast)
                return;
        }
    }

    private async Task<string?> ReadHeadAsync()
    {
        while (true)
        {
            var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_unread);
            while (bytes.Length >= 2 && bytes[0] == '\r' && bytes[1] == '\n')
            {
                _unread.RemoveRange(0, 2); // An empty line before a request does no harm.
                bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_unread);
            }
            var end = bytes.IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                var head = Encoding.Latin1.GetString(bytes[..end]);
                _unread.RemoveRange(0, end + 4);
                return head;
            }
            if (bytes.IndexOf((byte)'\n') >= 0 && !Encoding.Latin1.GetString(bytes[..bytes.IndexOf((byte)'\n')]).Contains(" HTTP/", StringComparison.Ordinal))
                return ""; // No request line: there is no use in waiting for more.
            if (_unread.Count > MaxHeadBytes || !await FillAsync())
                return null;
        }
    }

    private async Task<bool> FillAsync()
    {
        var bytes = await _input.ReadAsync();
        _unread.AddRange(bytes.Span);
        return !bytes.IsEmpty;
    }

    private static HttpRequest? Parse(string head)
    {
        var lines = head.Split("\r\n");
        if (lines[0].Split(' ') is not [var method, var target, "HTTP/1.1" or "HTTP/1.0"] || !method.All(char.IsAsciiLetterUpper))
            return null;
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            if (line.Split(':', 2) is not [var name, var value])
                return null;
            var key = name.ToLowerInvariant();
            headers[key] = headers.TryGetValue(key, out var before) ? $"{before}, {value.Trim()}" : value.Trim();
        }
        var host = headers.GetValueOrDefault("host", "");
        headers.Remove("host");
        return new() { Method = method, Path = target.StartsWith('/') ? target : "/", Host = host, Headers = headers.ToValueMap() };
    }

    private async Task<byte[]?> ReadBodyAsync(HttpRequest request)
    {
        if (request.Headers.Find("transfer-encoding", "").Contains("chunked", StringComparison.OrdinalIgnoreCase))
            return await ReadChunksAsync();
        return int.TryParse(request.Headers.Find("content-length", "0"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= MaxBodyBytes ? await TakeAsync(length) : null;
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
            var end = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_unread).IndexOf("\r\n"u8);
            if (end >= 0)
                return Encoding.Latin1.GetString(await TakeAsync(end + 2) ?? []).TrimEnd('\r', '\n');
            if (_unread.Count > MaxHeadBytes || !await FillAsync())
                return null;
        }
    }

    private static byte[] Encode(HttpResponse response, bool withBody, bool isLast)
    {
        var head = new StringBuilder($"HTTP/1.1 {response.Status} {HttpHeaders.ReasonOf(response.Status)}\r\n");
        foreach (var (name, value) in response.Headers)
        {
            if (name is not ("content-length" or "transfer-encoding" or "connection"))
                head.Append(CultureInfo.InvariantCulture, $"{HttpHeaders.Title(name)}: {value}\r\n");
        }
        if (response.Status is >= 200 and not (204 or 304))
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {response.Body.Length}\r\n");
        head.Append(isLast ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n");
        var bytes = Encoding.Latin1.GetBytes(head.ToString());
        return withBody ? [.. bytes, .. response.Body.AsSpan()] : bytes;
    }
}
