using System.Security.Cryptography;
using System.Text;
using ClusterSim.ApiServer.Discovery;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.OpenApi;

/// <summary>Describes the API in OpenAPI: for each version of a group in its third version, and all of it in the second.</summary>
/// <param name="types">The kinds that are served.</param>
/// <param name="customSchema">The schema of a kind that users define; null for kinds with a record.</param>
/// <remarks>
/// <para>Source: kube-openapi pkg/handler, pkg/handler3 (v1.36).</para>
/// <para>Differs from Kubernetes: descriptions are this project's own; the third version comes as JSON only, and <c>/openapi/v3</c> tells versions apart by what they serve rather than by their text.</para>
/// </remarks>
internal sealed class OpenApiDocuments(IReadOnlyList<ResourceType> types, Func<ResourceType, JsonObject?> customSchema)
{
    private const string MediaType = "application/json";

    private readonly Dictionary<string, byte[]> _documents = new(StringComparer.Ordinal); // Looked up only.
    private readonly SortedDictionary<string, IReadOnlyList<ResourceType>> _versions = VersionsOf(types);

    /// <summary>The answer; null when there is nothing at that path.</summary>
    /// <param name="parts">The path behind <c>/openapi</c>.</param>
    /// <param name="query">May say which edition is wanted.</param>
    /// <param name="request">The request.</param>
    public ApiResponse? Answer(string[] parts, QueryString query, ApiRequest request)
    {
        if (parts is ["v2"])
            return IsWanted(request, MediaType)
                ? Send(request, "v2", HashOf(types), () => JsonText.Write(Document(Dialect.V2, types)), isImmutable: false)
                : Send(request, "v2 protobuf", HashOf(types), () => SwaggerProtobuf.Write(Document(Dialect.V2, types)), isImmutable: false, SwaggerProtobuf.MediaType);
        if (parts is ["v3"])
            return Send(request, "v3", HashOf(types), () => JsonText.Write(Index()), isImmutable: false);
        if (parts is not ["v3", .. var rest] || !_versions.TryGetValue(string.Join('/', rest), out var served))
            return null;
        var (path, hash) = (string.Join('/', rest), HashOf(served));
        var wanted = query.Find("hash");
        return wanted is not null && wanted != hash
            ? new() { StatusCode = 301, Headers = [new("Location", AddressOf(path, hash))] }
            : Send(request, path, hash, () => JsonText.Write(Document(Dialect.V3, served)), isImmutable: wanted is not null);
    }

    private JsonObject Document(Dialect dialect, IEnumerable<ResourceType> served)
    {
        var definitions = new DefinitionBuilder(dialect);
        var paths = new PathBuilder(dialect, definitions);
        foreach (var type in served)
            paths.Add(type, type.ClrType == typeof(CustomResource) ? customSchema(type) ?? Anything : customSchema(type));
        return dialect.Document(paths.Build(), definitions.Build());
    }

    private static JsonObject Anything => Json.Object(("type", "object"), ("x-kubernetes-preserve-unknown-fields", true));

    private JsonObject Index() => Json.Object(("paths", new JsonObject(
        _versions.Select(version => KeyValuePair.Create(version.Key, (JsonValue)Json.Object(("serverRelativeURL", AddressOf(version.Key, HashOf(version.Value)))))))));

    private static string AddressOf(string path, string hash) => $"/openapi/v3/{path}?hash={hash}";

    private static bool IsWanted(ApiRequest request, string mediaType) =>
        request.FindHeader("Accept") is not { Length: > 0 } accept || MediaRange.ParseAll(accept).Any(range => range.Includes(mediaType));

    private ApiResponse Send(ApiRequest request, string key, string hash, Func<byte[]> make, bool isImmutable, string mediaType = MediaType)
    {
        if (!IsWanted(request, mediaType))
            throw ApiErrors.NotAcceptable("only the following media types are accepted: " + MediaType);
        var tag = $"\"{hash}\"";
        var isKnown = request.FindHeader("If-None-Match") == tag;
        if (!isKnown && !_documents.ContainsKey(key))
            _documents[key] = make();
        return new()
        {
            StatusCode = isKnown ? 304 : 200,
            Headers = [new("Cache-Control", isImmutable ? "public, immutable" : "no-cache, private"), new("Content-Type", mediaType == SwaggerProtobuf.MediaType ? SwaggerProtobuf.AnsweredType : mediaType), new("ETag", tag), new("Vary", "Accept")],
            Body = isKnown ? default : _documents[key],
        };
    }

    // Making every document only to say whether it has changed would cost more than the documents that anybody reads.
    private string HashOf(IEnumerable<ResourceType> served)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        hash.AppendData(Encoding.UTF8.GetBytes(typeof(OpenApiDocuments).Module.ModuleVersionId.ToString()));
        foreach (var type in served)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{type} {type.Kind} {type.Subresources} {type.ClrType.FullName}\n"));
            if (customSchema(type) is { } schema)
                hash.AppendData(JsonText.Write(schema));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static SortedDictionary<string, IReadOnlyList<ResourceType>> VersionsOf(IReadOnlyList<ResourceType> types)
    {
        var versions = new SortedDictionary<string, IReadOnlyList<ResourceType>>(StringComparer.Ordinal)
        {
            [".well-known/openid-configuration"] = [],
            ["api"] = [],
            ["apis"] = [],
            ["openid/v1/jwks"] = [],
            ["version"] = [],
        };
        foreach (var version in ServedGroup.Of(types).SelectMany(group => group.Versions))
        {
            versions[version.Path] = version.Types;
            if (version.Group.Length > 0)
                versions["apis/" + version.Group] = [];
        }
        return versions;
    }
}
