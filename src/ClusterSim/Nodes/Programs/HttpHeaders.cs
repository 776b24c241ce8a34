using System.Globalization;

namespace ClusterSim.Nodes.Programs;

/// <summary>Header fields have names in which case does not matter; here it is lower.</summary>
internal static class HttpHeaders
{
    public static ValueMap<string> Normalize(ValueMap<string> headers) =>
        headers.Keys.All(name => !name.Any(char.IsAsciiLetterUpper))
            ? headers
            : headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value)).ToValueMap();

    /// <summary>A field's name as people write it, as in <c>Content-Type</c>.</summary>
    public static string Title(string name) => string.Join('-', name.Split('-').Select(part => part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>What a status code means, as in <c>Not Found</c>.</summary>
    public static string ReasonOf(int status) => status switch
    {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        301 => "Moved Permanently",
        302 => "Found",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Status " + status.ToString(CultureInfo.InvariantCulture),
    };
}
