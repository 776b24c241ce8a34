using ClusterSim.Api.Autoscaling.V1;
using ClusterSim.ApiServer.Discovery;

namespace ClusterSim.ApiServer.OpenApi;

/// <summary>Describes what can be done at the paths of a kind.</summary>
/// <param name="dialect">The version of OpenAPI.</param>
/// <param name="definitions">Where the schemas of bodies go.</param>
/// <remarks>Source: apiserver endpoints/installer.go; kube-openapi pkg/builder (v1.36). Differs from Kubernetes: the deprecated paths below <c>watch/</c> are served but not described.</remarks>
internal sealed class PathBuilder(Dialect dialect, DefinitionBuilder definitions)
{
    private static readonly string[] Encodings = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];
    private static readonly string[] CustomEncodings = ["application/json", "application/yaml"];
    private static readonly string[] PatchTypes = ["application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json"];
    private static readonly (string, string)[] Ok = [("200", "OK")];
    private static readonly (string, string)[] Put = [("200", "OK"), ("201", "Created")];
    private static readonly (string, string)[] Post = [("200", "OK"), ("201", "Created"), ("202", "Accepted")];
    private static readonly (string, string)[] Delete = [("200", "OK"), ("202", "Accepted")];

    private readonly SortedDictionary<string, JsonValue> _paths = new(StringComparer.Ordinal);

    public JsonObject Build() => new(_paths);

    /// <summary>Adds the paths of a kind.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="custom">Its schema, where users define it.</param>
    public void Add(ResourceType type, JsonObject? custom)
    {
        var definition = definitions.Add(type, custom);
        var list = type.Verbs.Contains("list") ? definitions.AddList(type, definition, type.ListKind) : definition;
        var root = type.Group.Length == 0 ? "/api/" + type.Version : $"/apis/{type.Group}/{type.Version}";
        var collection = type.Namespaced ? $"{root}/namespaces/{{namespace}}/{type.Plural}" : $"{root}/{type.Plural}";
        if (type.Namespaced && type.Verbs.Contains("list"))
            AddPath($"{root}/{type.Plural}", [], [("get", Operation(type, "list", "ForAllNamespaces", null, list, false))]);
        AddPath(collection, Places(type, named: false), Operations(type, definition, list, ["list", "create", "deletecollection"]));
        AddPath(collection + "/{name}", Places(type, named: true), Operations(type, definition, list, ["get", "update", "patch", "delete"]));
        foreach (var part in ServedSubresource.Of(type))
            AddPart(type, part, definition, $"{collection}/{{name}}/{part.Name}");
    }

    private IEnumerable<(string, JsonObject)> Operations(ResourceType type, string definition, string list, string[] verbs) => verbs.Where(type.Verbs.Contains).Select(verb => verb switch
    {
        "list" => ("get", Operation(type, verb, "", null, list, true)),
        "create" => ("post", Operation(type, verb, "", definition, definition, true)),
        "deletecollection" => ("delete", Operation(type, verb, "", definitions.Add(typeof(DeleteOptions)), definitions.Add(typeof(Status)), true)),
        "get" => ("get", Operation(type, verb, "", null, definition, true)),
        "update" => ("put", Operation(type, verb, "", definition, definition, true)),
        "patch" => ("patch", Operation(type, verb, "", Patch, definition, true)),
        _ => ("delete", Operation(type, verb, "", definitions.Add(typeof(DeleteOptions)), definitions.Add(typeof(Status)), true)),
    });

    private void AddPart(ResourceType type, ServedSubresource part, string definition, string path)
    {
        var body = part.Name switch
        {
            "scale" => definitions.Add(typeof(Scale)),
            "eviction" => definitions.Add(typeof(Api.Policy.Eviction)),
            "token" => definitions.Add(typeof(Api.Authentication.TokenRequest)),
            "binding" => definitions.Add(typeof(Binding)),
            _ => part.Kind == type.Kind && part.Name != "log" ? definition : null,
        };
        var suffix = char.ToUpperInvariant(part.Name[0]) + part.Name[1..];
        var identity = (part.Group ?? type.Group, part.Version ?? type.Version, part.Kind);
        AddPath(path, Places(type, named: true), part.Verbs.Select(verb => verb switch
        {
            "get" => ("get", Operation(type, body is null ? "connect" : verb, suffix, null, body, true, identity)),
            "create" => ("post", Operation(type, body is null ? "connect" : verb, suffix, body, body, true, identity)),
            "update" => ("put", Operation(type, body is null ? "connect" : verb, suffix, body, body, true, identity)),
            "patch" => ("patch", Operation(type, body is null ? "connect" : verb, suffix, body is null ? null : Patch, body, true, identity)),
            _ => ("delete", Operation(type, "connect", suffix, null, null, true, identity)),
        }));
    }

    private void AddPath(string path, IReadOnlyList<JsonValue> parameters, IEnumerable<(string Method, JsonObject Operation)> operations)
    {
        var all = operations.OrderBy(operation => operation.Method, StringComparer.Ordinal).ToList();
        if (all.Count == 0)
            return;
        _paths[path] = new JsonObject(
        [
            .. all.Select(operation => KeyValuePair.Create(operation.Method, (JsonValue)operation.Operation)),
            .. parameters.Count == 0 ? [] : (KeyValuePair<string, JsonValue>[])[new("parameters", Json.Array(parameters))],
        ]);
    }

    private JsonObject Operation(ResourceType type, string verb, string suffix, string? body, string? answer, bool isWhole, (string Group, string Version, string Kind)? identity = null)
    {
        var encodings = DefinitionNames.IsOwn(type) ? Encodings : CustomEncodings;
        string[] answers = answer is null ? ["*/*"] : verb == "list" ? [.. encodings, .. encodings.Where(encoding => !encoding.EndsWith("yaml", StringComparison.Ordinal)).Select(encoding => encoding + ";stream=watch")] : encodings;
        string[] bodies = verb == "patch" ? DefinitionNames.IsOwn(type) ? PatchTypes : PatchTypes[..3] : ["*/*"];
        var codes = verb switch { "create" => Post, "update" or "patch" => Put, "delete" => Delete, _ => Ok };
        var (group, version, kind) = identity ?? (type.Group, type.Version, type.Kind);
        return Json.Object(
        [
            ("description", OperationNames.Describe(verb, suffix, type.Kind)),
            ("operationId", OperationNames.Of(type, verb, suffix, isWhole)),
            ("tags", Json.Texts([OperationNames.Tag(type)])),
            ("parameters", Parameters(verb, body)),
            .. dialect.Exchange(body, bodies, answer, answers, codes),
            ("x-kubernetes-action", OperationNames.Action(verb)),
            ("x-kubernetes-group-version-kind", Json.Object(("group", group), ("kind", kind), ("version", version))),
        ]);
    }

    // A patch is whatever JSON its form makes of it.
    private string Patch => definitions.AddPatch();

    private JsonArray? Parameters(string verb, string? body)
    {
        List<JsonValue> parameters = [.. OperationParameters.Of(verb).Select(parameter => dialect.Parameter(parameter.Name, "query", parameter.Type, required: false, parameter.Description))];
        if (body is not null && dialect.BodyParameter(body) is { } whole)
            parameters.Insert(0, whole);
        return parameters.Count > 0 ? Json.Array(parameters) : null;
    }

    private JsonValue[] Places(ResourceType type, bool named) =>
    [
        .. named ? [dialect.Parameter("name", "path", "string", required: true, $"Name of the {type.Kind}.")] : (JsonValue[])[],
        .. type.Namespaced ? [dialect.Parameter("namespace", "path", "string", required: true, "Namespace of the object.")] : (JsonValue[])[],
        dialect.Parameter("pretty", "query", "string", required: false, "Whether the answer is laid out for people."),
    ];
}
