using System.Globalization;
using System.Text;

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
            await connection.WriteAsync(Encode(response, withBody: request.Method != "HEAD", isLast));
            if (isLast)
                return;
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
