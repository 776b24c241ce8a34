using System.Security.Cryptography;
using ClusterSim.ApiServer.Metrics;
using ClusterSim.ApiServer.OpenApi;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Discovery;

/// <summary>Answers whatever is asked of the server rather than of its objects: what there is, which version it is, whether it is well.</summary>
/// <remarks>Documents are made when they are first asked for, and kept until the kinds change.</remarks>
internal sealed class NonResourcePaths
{
    private readonly Scheme _scheme;
    private readonly ReadThrough _reads;
    private readonly DateTimeOffset _started;
    private readonly Dictionary<string, byte[]> _documents = new(StringComparer.Ordinal); // Looked up only.
    private readonly Func<ResourceType, JsonObject?> _customSchema;
    private readonly MetricPaths _metrics;
    private IReadOnlyList<ServedGroup>? _groups;
    private OpenApiDocuments? _openApi;

    public NonResourcePaths(Scheme scheme, ReadThrough reads, DateTimeOffset started, Func<ResourceType, JsonObject?> customSchema, MetricPaths metrics)
    {
        (_scheme, _reads, _started, _customSchema, _metrics) = (scheme, reads, started, customSchema, metrics);
        scheme.Changed += Forget;
    }

    private IReadOnlyList<ServedGroup> Groups => _groups ??= [.. ServedGroup.Of(_scheme.All), .. _metrics.Groups];

    /// <summary>The answer; null when there is nothing at that path.</summary>
    /// <exception cref="ApiException">The version does not exist, or the form that was asked for.</exception>
    public ApiResponse? Answer(ApiRequest request, string path, QueryString query)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [] and not ["api" or "apis" or "version" or "healthz" or "livez" or "readyz" or "metrics" or "openapi" or "openid" or ".well-known", ..])
            return null;
        if (request.Method is not ("GET" or "HEAD"))
            return ResponseWriter.Text(405, "405: Method Not Allowed");
        return parts switch
        {
            [] => Plain(request, "/", () => Json.Object(("paths", Json.Texts(Paths())))),
            ["version"] => Plain(request, "version", () => ServerVersion.Document),
            ["openapi", .. var rest] => (_openApi ??= new(_scheme.All, _customSchema)).Answer(rest, query, request),
            [".well-known", "openid-configuration"] => Plain(request, path, () => TokenKeys.Configuration),
            ["openid", "v1", "jwks"] => Plain(request, path, () => TokenKeys.Keys),
            ["metrics"] => MetricsPage.Answer(_scheme, _reads, _started),
            ["healthz" or "livez" or "readyz"] => HealthChecks.Answer(parts[0], "", query),
            ["healthz" or "livez" or "readyz", ..] => HealthChecks.Answer(parts[0], string.Join('/', parts[1..]), query),
            ["api"] => Whole(request, "api", core => GroupDocuments.Versions(core.First()), Groups.Where(group => group.Name.Length == 0)),
            ["apis"] => Whole(request, "apis", GroupDocuments.Groups, Groups.Where(group => group.Name.Length > 0)),
            ["api", var version] => Resources(request, "", version),
            ["apis", var name] => Groups.FirstOrDefault(group => group.Name == name) is { } group ? Plain(request, path, () => GroupDocuments.Group(group)) : null,
            ["apis", var name, var version] => Resources(request, name, version),
            _ => null,
        };
    }

    /// <summary>What there is has changed: documents are made anew.</summary>
    public void Forget()
    {
        _documents.Clear();
        (_groups, _openApi) = (null, null);
    }

    private ApiResponse? Resources(ApiRequest request, string name, string version)
    {
        if (Groups.FirstOrDefault(group => group.Name == name) is not { } group)
            return null;
        var served = group.Versions.FirstOrDefault(served => served.Version == version) ?? throw ApiErrors.NoSuchPath();
        return Plain(request, served.Path, () => GroupDocuments.Resources(served));
    }

    private ApiResponse Whole(ApiRequest request, string path, Func<IEnumerable<ServedGroup>, JsonObject> list, IEnumerable<ServedGroup> groups)
    {
        if (DiscoveryAccept.Choose(request.FindHeader("Accept"), canAggregate: true) != DiscoveryForm.Aggregated)
            return Plain(request, path, () => list(groups));
        var bytes = Document(path + " aggregated", () => AggregatedDocuments.List(groups));
        var tag = $"\"{Convert.ToHexString(SHA512.HashData(bytes))}\"";
        var isKnown = request.FindHeader("If-None-Match") == tag;
        return new()
        {
            StatusCode = isKnown ? 304 : 200,
            Headers = [.. ResponseWriter.Headers(AggregatedDocuments.MediaType, []), new("Vary", "Accept"), new("ETag", tag)],
            Body = isKnown ? default : bytes,
        };
    }

    private ApiResponse Plain(ApiRequest request, string path, Func<JsonObject> make)
    {
        var form = DiscoveryAccept.Choose(request.FindHeader("Accept"), canAggregate: false);
        var bytes = Document(path, make);
        return form == DiscoveryForm.Yaml
            ? new() { StatusCode = 200, Headers = ResponseWriter.Headers("application/yaml", []), Body = System.Text.Encoding.UTF8.GetBytes(YamlText.Write(JsonText.Parse(bytes))) }
            : new() { StatusCode = 200, Headers = ResponseWriter.Headers("application/json", []), Body = bytes };
    }

    private byte[] Document(string path, Func<JsonObject> make)
    {
        if (_documents.TryGetValue(path, out var known))
            return known;
        return _documents[path] = JsonText.Write(make());
    }

    private IEnumerable<string> Paths()
    {
        List<string> paths = ["/.well-known/openid-configuration", "/openid/v1/jwks", "/api", "/apis", "/apis/", "/metrics", "/openapi/v2", "/openapi/v3", "/openapi/v3/", "/version"];
        foreach (var group in Groups)
        {
            if (group.Name.Length > 0)
                paths.Add("/apis/" + group.Name);
            paths.AddRange(group.Versions.Select(version => "/" + version.Path));
        }
        foreach (var root in (string[])["healthz", "livez", "readyz"])
            paths.AddRange(HealthChecks.Paths(root));
        return paths.Order(StringComparer.Ordinal);
    }
}
