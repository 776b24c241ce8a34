using System.Text;
using ClusterSim.Api;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Fuzz;

/// <summary>Requests as a careless, a confused and a malicious client would make them.</summary>
internal sealed class RandomRequests(int seed)
{
    private static readonly string[] Methods = ["GET", "POST", "POST", "POST", "PUT", "PUT", "PATCH", "PATCH", "PATCH", "DELETE", "OPTIONS", "HEAD", "", "get"];

    private static readonly string[] Types =
    [
        "application/json", "application/json", "application/json", "application/yaml", "application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json",
        "application/apply-patch+yaml", "application/vnd.kubernetes.protobuf", "application/json; charset=utf-8", "text/plain", "", "application/", ";;;", "\u00e9",
    ];

    private static readonly string[] Accepts =
    [
        "application/json", "application/yaml", "*/*", "", "application/json;as=Table;v=v1;g=meta.k8s.io", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json", "application/vnd.kubernetes.protobuf",
        "application/json;as=Nothing", "text/html", ";q=", "application/json;q=0", "application/json;as=Table;v=v9;g=x",
    ];

    private static readonly string[] Parameters =
    [
        "dryRun=All", "dryRun=x", "fieldManager=me", "fieldManager=" + "%00", "fieldValidation=Strict", "fieldValidation=Ignore", "fieldValidation=x", "force=true", "pretty=1", "limit=1", "limit=-1",
        "limit=99999999999999999999", "continue=abc", "continue=%ff", "resourceVersion=0", "resourceVersion=x", "resourceVersion=99999", "resourceVersion=-1", "resourceVersionMatch=Exact",
        "resourceVersionMatch=NotOlderThan", "labelSelector=a%3Db", "labelSelector=a%20in%20(b,c),!d", "labelSelector=%3D%3D", "labelSelector=((((", "fieldSelector=metadata.name%3Da", "fieldSelector=x%3Dy", "fieldSelector=%2C%2C",
        "watch=1&timeoutSeconds=1", "watch=true&resourceVersion=1", "watch=maybe", "timeoutSeconds=x", "allowWatchBookmarks=true", "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&watch=1",
        "propagationPolicy=Orphan", "propagationPolicy=x", "gracePeriodSeconds=0", "gracePeriodSeconds=-5", "gracePeriodSeconds=x", "orphanDependents=true", "includeObject=Object", "includeObject=x", "=", "&&&", "%", "%zz=%zz",
    ];

    private static readonly string[] Subresources = ["status", "scale", "binding", "eviction", "token", "finalize", "log", "exec", "approval", "ephemeralcontainers", "resize", "x", "status/status"];

    private readonly Random _random = new(seed);

    private RandomJson Json => field ??= new(_random);

    public IEnumerable<ApiRequest> Take(int count) => Enumerable.Range(0, count).Select(_ => Next());

    private ApiRequest Next()
    {
        var type = Json.Pick(Scheme.BuiltIn.All);
        var name = Json.Name();
        var ns = type.Namespaced ? Json.Chance(90) ? "default" : Json.Name() : null;
        var method = Json.Pick(Methods);
        var isCollection = method == "POST" ? Json.Chance(92) : Json.Chance(20);
        var contentType = method == "PATCH" && Json.Chance(90) ? Types[4 + _random.Next(4)] : Json.Pick(Types);
        return new()
        {
            Method = method,
            Target = Path(type, ns, name, isCollection) + Query(),
            Headers = [new("Content-Type", contentType), new("Accept", Json.Chance(80) ? "application/json" : Json.Pick(Accepts)), new("User-Agent", Json.Chance(90) ? "fuzz/1" : Json.Text())],
            Body = Body(method, contentType, type, name, ns),
            Caller = new Caller("admin"),
        };
    }

    private string Path(ResourceType type, string? ns, string name, bool isCollection)
    {
        if (Json.Chance(3))
            return Json.Pick(["/", "", "//", "/api", "/apis", "/apis/apps", "/apis/apps/v1", "/api/v1/namespaces/default/pods/a/log", "/version", "/healthz", "/openapi/v3", "/metrics", "/api/v1/%2e%2e/pods", "/api/v1/namespaces//pods", "/%", "/apis/%ff/v1/x", "\0"]);
        var path = new StringBuilder(type.Group.Length == 0 ? "/api/" : "/apis/").Append(type.ApiVersion);
        if (ns is not null)
            path.Append("/namespaces/").Append(Uri.EscapeDataString(Clean(ns)));
        path.Append('/').Append(type.Plural);
        if (!isCollection)
            path.Append('/').Append(Uri.EscapeDataString(Clean(name)));
        if (!isCollection && Json.Chance(12))
            path.Append('/').Append(Json.Pick(Subresources));
        return path.ToString();
    }

    private string Query() => Json.Chance(75) ? "" : "?" + string.Join('&', Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Json.Pick(Parameters)));

    private byte[] Body(string method, string contentType, ResourceType type, string name, string? ns)
    {
        if (method is "GET" or "DELETE" && Json.Chance(90))
            return [];
        if (Json.Chance(2))
            return [];
        var value = contentType switch
        {
            "application/json-patch+json" => Json.Chance(95) ? Operations() : Json.Any(),
            "application/merge-patch+json" or "application/strategic-merge-patch+json" => Json.Chance(90) ? Json.Object(type, Json.Chance(50) ? null : name, null).Remove("kind").Remove("apiVersion") : Json.Any(),
            _ => Json.Chance(95) ? Json.Object(type, name, ns) : Json.Any(),
        };
        return Spoil(Encoding.UTF8.GetBytes(Text(value)));
    }

    private JsonArray Operations() => new([.. Enumerable.Range(0, _random.Next(5)).Select(_ => (JsonValue)new JsonObject(
        [
            new("op", Json.Pick(["add", "remove", "replace", "move", "copy", "test", "x"])), new("path", Pointer()), new("from", Pointer()), new("value", Json.Any()),
        ]))]);

    private string Pointer() => Json.Pick(["", "/", "/metadata/labels", "/metadata/labels/a", "/metadata/name", "/spec", "/spec/replicas", "/spec/template/spec/containers/0", "/spec/x/-", "/data/a", "/~", "/~1~0", "/status", "/-1", "x", "/metadata/managedFields"]);

    private static string Clean(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);

    // Lone surrogates and such are written as they come: that is the point.
    public static string Text(JsonValue value) => value switch
    {
        JsonObject obj => "{" + string.Join(",", obj.Fields.Select(field => Quote(field.Key) + ":" + Text(field.Value))) + "}",
        JsonArray array => "[" + string.Join(",", array.Items.Select(Text)) + "]",
        JsonString text => Quote(text.Value),
        _ => value.ToString()!,
    };

    private static string Quote(string text) => "\"" + string.Concat(text.Select(c => c is '"' or '\\' or < ' ' || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString())) + "\"";

    private byte[] Spoil(byte[] body)
    {
        if (body.Length == 0 || Json.Chance(80))
            return body;
        switch (_random.Next(6))
        {
            case 0:
                return body[.._random.Next(body.Length)];
            case 1:
                body[_random.Next(body.Length)] = (byte)_random.Next(256);
                return body;
            case 2:
                return [.. body, .. body];
            case 3:
                return [.. "k8s\0"u8, .. body];
            case 4:
                var garbage = new byte[_random.Next(200)];
                _random.NextBytes(garbage);
                return garbage;
            default:
                return [.. body[.._random.Next(body.Length)], .. body[_random.Next(body.Length)..]];
        }
    }
}
