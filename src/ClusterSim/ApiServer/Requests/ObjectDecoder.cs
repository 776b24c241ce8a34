using System.Text;
using ClusterSim.ApiServer.CustomResources;
using ClusterSim.ApiServer.Patches;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Makes an object of the kind a path serves from JSON that says, or should say, of which kind it is.</summary>
/// <remarks>Source: apimachinery runtime/serializer/json/json.go, apiserver endpoints/handlers/create.go (v1.36).</remarks>
internal sealed class ObjectDecoder(Scheme scheme, Func<ResourceType, CustomVersion?>? customOf = null)
{
    private const string SchemeName = "pkg/api/legacyscheme/scheme.go:30"; // Go names a scheme by the line that makes it.
    private const string TypeStruct = """struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" }""";

    /// <summary>The object in a request's body.</summary>
    /// <exception cref="ApiException">400: it is of another kind, or cannot be read.</exception>
    public ApiObject Decode(RequestBody body, ResourceType expected, FieldValidation validation, ReadOnlySpan<byte> bytes)
    {
        if (WhyUntyped(body.Value) is { } why)
            throw RequestBody.Unrecognized(expected.Kind, why, bytes);
        if (customOf?.Invoke(expected) is not null && string.IsNullOrEmpty(body.Value["kind"]?.AsText))
            throw RequestBody.Unrecognized(expected.Kind, $"Object 'Kind' is missing in '{Encoding.UTF8.GetString(bytes)}'", bytes);
        var (apiVersion, kind) = TypeOf(body.Value, expected);
        ApiObject obj;
        try
        {
            obj = Decode(body.Value, apiVersion, kind, expected, body.Problems);
            if (validation == FieldValidation.Strict && body.Objections.Any())
                throw new DecodeException("strict decoding error: " + string.Join(", ", body.Objections));
        }
        catch (DecodeException broken)
        {
            throw ApiErrors.BadRequest($"{kind} in version \"{VersionOf(apiVersion)}\" cannot be handled as a {expected.Kind}: {broken.Message}");
        }
        if (apiVersion != expected.ApiVersion)
            throw ApiErrors.BadRequest($"the API version in the data ({apiVersion}) does not match the expected API version ({expected.ApiVersion})");
        return obj;
    }

    /// <summary>The object that a patch has come to.</summary>
    /// <exception cref="DecodeException">It is of another kind, or cannot be read.</exception>
    public ApiObject Decode(JsonValue value, ResourceType expected, DecodeProblems? problems)
    {
        var (apiVersion, kind) = TypeOf(value, expected);
        return Decode(value, apiVersion, kind, expected, problems);
    }

    private ApiObject Decode(JsonValue value, string apiVersion, string kind, ResourceType expected, DecodeProblems? problems)
    {
        if (customOf?.Invoke(expected) is { } custom && value is JsonObject json)
            return StatedOwners.Of(value, CustomResourceDecoding.Decode(json, custom, expected, problems));
        if (apiVersion == expected.ApiVersion && kind == expected.Kind)
            return StatedOwners.Of(value, (ApiObject)ObjectJson.FromJson(expected.ClrType, value, problems));
        var known = scheme.Find(apiVersion, kind);
        if (kind == expected.Kind && (known is not null || FormerVersions.Knows(apiVersion, kind)))
            return StatedOwners.Of(value, (ApiObject)ObjectJson.FromJson(expected.ClrType, value, problems)); // Another version of the kind can be converted.
        if (known is not null)
            ObjectJson.FromJson(known.ClrType, value, problems); // What is wrong with it comes first.
        else if (!IsList(apiVersion, kind))
            throw new DecodeException($"no kind \"{kind}\" is registered for version \"{apiVersion}\" in scheme \"{SchemeName}\"");
        throw new DecodeException($"converting ({VersionOf(apiVersion)}.{kind}) to ({PackageOf(expected.Group)}.{expected.Kind}): unknown conversion");
    }

    /// <summary>Kind and version as the object states them; what it leaves out is taken to be as expected.</summary>
    private static (string ApiVersion, string Kind) TypeOf(JsonValue value, ResourceType expected)
    {
        var apiVersion = value["apiVersion"]?.AsText;
        var kind = value["kind"]?.AsText;
        return (string.IsNullOrEmpty(apiVersion) ? expected.ApiVersion : apiVersion, string.IsNullOrEmpty(kind) ? expected.Kind : kind);
    }

    /// <summary>Why not even the kind of an object can be told; null when it can.</summary>
    public static string? WhyUntyped(JsonValue value)
    {
        const string Prefix = "couldn't get version/kind; json parse error: json: cannot unmarshal ";
        if (value is not (JsonObject or JsonNull))
            return Prefix + NameOf(value) + " into Go value of type " + TypeStruct;
        foreach (var field in (string[])["apiVersion", "kind"])
            if (value[field] is { } given and not (JsonString or JsonNull))
                return Prefix + NameOf(given) + $" into Go struct field .{field} of type string";
        return value["apiVersion"]?.AsText is { } version && version.Count(character => character == '/') > 1 ? "unexpected GroupVersion string: " + version : null;
    }

    private bool IsList(string apiVersion, string kind) => kind.EndsWith("List", StringComparison.Ordinal) && scheme.Find(apiVersion, kind[..^"List".Length]) is not null;

    private static string VersionOf(string apiVersion) => apiVersion[(apiVersion.IndexOf('/') + 1)..];

    private static string PackageOf(string group) => group.Length == 0 ? "core" : group.Split('.')[0];

    private static string NameOf(JsonValue value) => value switch
    {
        JsonArray => "array",
        JsonObject => "object",
        JsonString => "string",
        JsonBool => "bool",
        _ => "number",
    };
}
