using System.Globalization;
using System.Text.RegularExpressions;

namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>The variables of one request.</summary>
internal sealed partial class NginxVariables(HttpRequest request, NginxVirtualServer server, ContainerContext context)
{
    public HttpRequest Request => request;

    public NginxVirtualServer Server => server;

    /// <summary>The path as it is worked on.</summary>
    public string Uri { get; set; } = request.Path;

    /// <summary>The host that is proxied to.</summary>
    public string ProxyHost { get; set; } = "";

    /// <summary>A text with its variables filled in.</summary>
    public string Fill(string text) => text.Contains('$') ? Variable().Replace(text, match => ValueOf(match.Groups["name"].Value)) : text;

    private string ValueOf(string name) => name switch
    {
        "host" => request.Host.Split(':')[0] is { Length: > 0 } host ? host : server.Names.FirstOrDefault() ?? "",
        "http_host" => request.Host,
        "hostname" => context.Hostname,
        "remote_addr" or "realip_remote_addr" => request.RemoteAddress,
        "remote_port" => "40000",
        "remote_user" => "",
        "request_uri" => request.Path,
        "uri" or "document_uri" => Uri,
        "args" or "query_string" => Query,
        "is_args" => Query.Length > 0 ? "?" : "",
        "scheme" => server.UsesTls ? "https" : "http",
        "server_name" => server.Names.FirstOrDefault() ?? "",
        "server_port" => request.Port.ToString(CultureInfo.InvariantCulture),
        "server_addr" => context.PodIP,
        "server_protocol" => "HTTP/1.1",
        "request_method" => request.Method,
        "request" => $"{request.Method} {request.Path} HTTP/1.1",
        "request_body" => request.Body.ToText(),
        "content_type" => request.Headers.Find("content-type", ""),
        "content_length" => request.Body.Length.ToString(CultureInfo.InvariantCulture),
        "nginx_version" => ImageVersion.Of(context.Spec.Image, NginxPages.DefaultVersion),
        "pid" => "29",
        "time_iso8601" => context.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss+00:00", CultureInfo.InvariantCulture),
        "time_local" => context.Time.GetUtcNow().ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture),
        "msec" => (context.Time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0).ToString("0.000", CultureInfo.InvariantCulture),
        "proxy_host" => ProxyHost,
        "proxy_add_x_forwarded_for" => request.Headers.Find("x-forwarded-for") is { } before ? $"{before}, {request.RemoteAddress}" : request.RemoteAddress,
        ['h', 't', 't', 'p', '_', .. var header] => request.Headers.Find(header.Replace('_', '-'), ""),
        ['a', 'r', 'g', '_', .. var argument] => Query.Split('&').Select(pair => pair.Split('=', 2)).FirstOrDefault(pair => pair[0] == argument)?.ElementAtOrDefault(1) ?? "",
        _ => "",
    };

    private string Query => request.Path.Split('?', 2) is [_, var query] ? query : "";

    [GeneratedRegex(@"\$(\{(?<name>\w+)\}|(?<name>\w+))")]
    private static partial Regex Variable();
}
