using System.Globalization;
using System.Text;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs;

/// <summary>Serves HTTP/1.1 on a connection: requests are read from its bytes and answered one after the other.</summary>
/// <remarks>Source: RFC 9112. What is no HTTP is answered with 400, and the connection ends.</remarks>
internal static class HttpConnection
{
    /// <summary>Serves until one of the two has enough.</summary>
    /// <param name="connection">The server's end.</param>
    /// <param name="answer">Answers a request; an <see cref="IOException"/> ends the connection.</param>
    public static async Task ServeAsync(TcpConnection connection, Func<HttpRequest, ValueTask<HttpResponse>> answer)
    {
        var reader = new HttpReader(connection);
        while (await reader.ReadHeadAsync() is { } head)
        {
            if (Parse(head, connection) is not { } request)
            {
                await connection.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request");
                return;
            }
            if (request.Headers.Find("expect") == "100-continue")
                await connection.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n");
            if (await reader.ReadBodyAsync(request.Headers, untilEnd: false) is not { } body)
                return;
            var response = await answer(request with { Body = new(body) });
            var isLast = IsLast(head, request);
            if (response.Source is { } source)
                await StreamAsync(connection, response, source, isLast);
            else
                await connection.WriteAsync(Encode(response, withBody: request.Method != "HEAD", isLast));
            if (isLast)
                return;
        }
    }

    /// <summary>Sends a body as it comes, in chunks.</summary>
    private static async Task StreamAsync(TcpConnection connection, HttpResponse response, IByteSource source, bool isLast)
    {
        using (source)
        {
            await connection.WriteAsync(Head(response, new("transfer-encoding", "chunked"), isLast));
            while (await source.ReadAsync() is { IsEmpty: false } bytes)
            {
                await connection.WriteAsync(bytes.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
                await connection.WriteAsync(bytes);
                await connection.WriteAsync("\r\n");
            }
            await connection.WriteAsync("0\r\n\r\n");
        }
    }

    private static bool IsLast(string head, HttpRequest request)
    {
        var option = request.Headers.Find("connection", "");
        return head.Split("\r\n", 2)[0].EndsWith("HTTP/1.0", StringComparison.Ordinal)
            ? !option.Contains("keep-alive", StringComparison.OrdinalIgnoreCase)
            : option.Contains("close", StringComparison.OrdinalIgnoreCase);
    }

    private static HttpRequest? Parse(string head, TcpConnection connection)
    {
        var lines = head.Split("\r\n");
        if (lines[0].Split(' ') is not [var method, var target, "HTTP/1.1" or "HTTP/1.0"] || !method.All(char.IsAsciiLetterUpper) || HttpReader.ReadFields(lines.Skip(1)) is not { } headers)
            return null;
        var host = headers.GetValueOrDefault("host", "");
        headers.Remove("host");
        return new()
        {
            Method = method,
            Path = target.StartsWith('/') ? target : "/",
            Host = host.Length > 0 ? host : $"{connection.LocalAddress}:{connection.LocalPort}",
            Headers = headers.ToValueMap(),
            RemoteAddress = connection.RemoteAddress,
            Port = connection.LocalPort,
        };
    }

    private static byte[] Encode(HttpResponse response, bool withBody, bool isLast)
    {
        var length = !withBody && response.Body.Length == 0 ? response.Headers.Find("content-length") : null; // Of the body that would have come.
        var bytes = Head(response, response.Status is >= 200 and not (204 or 304) ? new("content-length", length ?? response.Body.Length.ToString(CultureInfo.InvariantCulture)) : null, isLast);
        return withBody ? [.. bytes, .. response.Body.AsSpan()] : bytes;
    }

    private static byte[] Head(HttpResponse response, KeyValuePair<string, string>? length, bool isLast)
    {
        var headers = response.Headers.Remove("content-length").Remove("transfer-encoding").Set("connection", isLast ? "close" : "keep-alive");
        if (length is var (field, size))
            headers = headers.Set(field, size);
        var head = new StringBuilder($"HTTP/1.1 {response.Status} {HttpHeaders.ReasonOf(response.Status)}\r\n");
        foreach (var (name, value) in HttpHeaders.InOrder(headers))
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
    }
}
