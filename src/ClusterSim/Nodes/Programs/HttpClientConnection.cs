using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ClusterSim.Nodes.Programs;

/// <summary>Sends an HTTP request as bytes, and reads the answer from bytes: for programs that listen for connections, not for requests.</summary>
/// <remarks>Source: RFC 9112.</remarks>
internal static class HttpClientConnection
{
    /// <summary>Sends one request and closes the connection after the answer.</summary>
    /// <exception cref="HttpRequestException">The connection ended before the answer did, or the answer is no HTTP.</exception>
    public static async Task<HttpResponse> AskAsync(TcpConnection connection, HttpRequest request)
    {
        try
        {
            await connection.WriteAsync(Encode(request));
            var reader = new HttpReader(connection);
            while (await reader.ReadHeadAsync() is { } head)
            {
                var (response, isFinal) = Parse(head);
                if (!isFinal)
                    continue; // 100 Continue and its like.
                var hasBody = request.Method != "HEAD" && response.Status is not (204 or 304);
                return hasBody ? response with { Body = new(await reader.ReadBodyAsync(response.Headers, untilEnd: true) ?? throw Ended(null)) } : response;
            }
            throw Ended(null);
        }
        catch (IOException reset)
        {
            throw Ended(reset);
        }
        finally
        {
            connection.Close();
        }
    }

    private static (HttpResponse Response, bool IsFinal) Parse(string head)
    {
        var lines = head.Split("\r\n");
        if (lines[0].Split(' ', 3) is not ["HTTP/1.1" or "HTTP/1.0", var code, ..] || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            || HttpReader.ReadFields(lines.Skip(1)) is not { } headers)
            throw new HttpRequestException(HttpRequestError.InvalidResponse, $"Received an invalid status line: '{lines[0]}'.");
        return (new() { Status = status, Headers = headers.ToValueMap() }, status >= 200);
    }

    private static HttpRequestException Ended(IOException? reset) =>
        new(HttpRequestError.ResponseEnded, "An error occurred while sending the request.", reset ?? new IOException("The response ended prematurely."));

    private static byte[] Encode(HttpRequest request)
    {
        var head = new StringBuilder($"{request.Method} {request.Path} HTTP/1.1\r\nHost: {request.Host}\r\n");
        foreach (var (name, value) in request.Headers)
        {
            if (name is not ("host" or "content-length" or "transfer-encoding" or "connection"))
                head.Append(CultureInfo.InvariantCulture, $"{HttpHeaders.Title(name)}: {value}\r\n");
        }
        if (request.Body.Length > 0 || request.Method is "POST" or "PUT" or "PATCH")
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {request.Body.Length}\r\n");
        head.Append("Connection: close\r\n\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. request.Body.AsSpan()];
    }
}
