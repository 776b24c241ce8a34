using System.Globalization;

namespace ClusterSim.Nodes.Programs;

/// <summary>Header fields have names in which case does not matter; here it is lower.</summary>
internal static class HttpHeaders
{
    private static readonly string[] UsualOrder = ["server", "date", "content-type", "content-length", "last-modified", "connection", "etag", "accept-ranges"];

    public static ValueMap<string> Normalize(ValueMap<string> headers) =>
        headers.Keys.All(name => !name.Any(char.IsAsciiLetterUpper))
            ? headers
            : headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value)).ToValueMap();

    /// <summary>The fields in the order in which servers send them as a rule, with their names as people write them.</summary>
    public static IEnumerable<(string Name, string Value)> InOrder(ValueMap<string> headers) =>
        headers.Select(header => (header.Key, header.Value)).OrderBy(header => Array.IndexOf(UsualOrder, header.Key) is >= 0 and var at ? at : UsualOrder.Length).Select(header => (Title(header.Key), header.Value));

    /// <summary>A field's name as people write it, as in <c>Content-Type</c>.</summary>
    public static string Title(string name) => name is "etag" ? "ETag" : name is "www-authenticate" ? "WWW-Authenticate" : string.Join('-', name.Split('-').Select(part => part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>What a status code means, as in <c>Not Found</c>.</summary>
    public static string ReasonOf(int status) => status switch
    {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        301 => "Moved Permanently",
        302 => "Found",
        206 => "Partial Content",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        413 => "Request Entity Too Large",
        416 => "Requested Range Not Satisfiable",
        418 => "I'm a teapot",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Status " + status.ToString(CultureInfo.InvariantCulture),
    };
}
