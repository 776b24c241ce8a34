using ClusterSim.ApiServer.Discovery;

namespace ClusterSim.ApiServer.OpenApi;

/// <summary>What differs between the two versions of OpenAPI in which the API is described.</summary>
internal abstract class Dialect
{
    public static Dialect V2 { get; } = new Swagger();

    public static Dialect V3 { get; } = new OpenApi3();

    /// <summary>A field, an item or a map value that holds a record.</summary>
    public abstract JsonObject Reference(string definition);

    /// <summary>The whole of a request or an answer.</summary>
    public abstract JsonObject Pointer(string definition);

    /// <summary>An amount such as <c>500m</c>.</summary>
    public abstract JsonObject Quantity { get; }

    /// <summary>A number, or a text that stands for one.</summary>
    public abstract JsonObject IntOrString { get; }

    public abstract JsonObject Parameter(string name, string place, string type, bool required, string description);

    /// <summary>A schema that users wrote, without what cannot be said.</summary>
    public virtual JsonValue Adapt(JsonValue schema) => schema;

    /// <summary>What is sent, where that is a parameter like any other.</summary>
    public virtual JsonObject? BodyParameter(string definition) => null;

    /// <summary>What an operation takes and gives.</summary>
    /// <param name="body">Definition of what is sent; null when nothing is.</param>
    /// <param name="bodyTypes">Media types in which it is sent.</param>
    /// <param name="answer">Definition of what comes back; null when it is text.</param>
    /// <param name="answerTypes">Media types in which it comes back.</param>
    /// <param name="codes">Status codes of success.</param>
    public abstract IEnumerable<(string Name, JsonValue? Value)> Exchange(string? body, IReadOnlyList<string> bodyTypes, string? answer, IReadOnlyList<string> answerTypes, IReadOnlyList<(string Code, string Text)> codes);

    public abstract JsonObject Document(JsonObject paths, JsonObject definitions);

    private static JsonObject Info => Json.Object(("title", "Kubernetes"), ("version", ServerVersion.GitVersion));

    private static JsonObject Security => Json.Object(("BearerToken", Json.Object(("description", "Bearer token of the caller."), ("type", "apiKey"), ("in", "header"), ("name", "authorization"))));

    private sealed class Swagger : Dialect
    {
        public override JsonObject Quantity { get; } = Json.Object(("type", "string"));

        public override JsonObject IntOrString { get; } = Json.Object(("type", "string"), ("format", "int-or-string"));

        public override JsonObject Reference(string definition) => Pointer(definition);

        public override JsonObject Pointer(string definition) => Json.Object(("$ref", "#/definitions/" + definition));

        public override JsonObject Parameter(string name, string place, string type, bool required, string description) => Json.Object(
            ("name", name), ("in", place), ("description", description), ("required", required ? (JsonValue)true : null), ("type", type), ("uniqueItems", true));

        public override JsonValue Adapt(JsonValue schema) => schema switch
        {
            JsonObject obj => new JsonObject(obj.Fields.Where(field => field.Key is not ("oneOf" or "anyOf" or "not" or "nullable")).Select(field => KeyValuePair.Create(field.Key, Adapt(field.Value)))),
            JsonArray array => new JsonArray(array.Items.Select(Adapt).ToValueList()),
            _ => schema,
        };

        public override JsonObject? BodyParameter(string definition) => Json.Object(("name", "body"), ("in", "body"), ("required", true), ("schema", Pointer(definition)));

        public override IEnumerable<(string Name, JsonValue? Value)> Exchange(string? body, IReadOnlyList<string> bodyTypes, string? answer, IReadOnlyList<string> answerTypes, IReadOnlyList<(string Code, string Text)> codes) =>
        [
            ("consumes", Json.Texts(body is null ? ["*/*"] : bodyTypes)),
            ("produces", Json.Texts(answerTypes)),
            ("schemes", Json.Texts(["https"])),
            ("responses", new JsonObject(
            [
                .. codes.Select(code => KeyValuePair.Create(code.Code, (JsonValue)Json.Object(("description", code.Text), ("schema", answer is null ? Json.Object(("type", "string")) : Pointer(answer))))),
                new("401", Json.Object(("description", "Unauthorized"))),
            ])),
        ];

        public override JsonObject Document(JsonObject paths, JsonObject definitions) => Json.Object(
            ("swagger", "2.0"), ("info", Info), ("paths", paths), ("definitions", definitions), ("securityDefinitions", Security),
            ("security", Json.Array([Json.Object(("BearerToken", JsonArray.Empty))])));
    }

    private sealed class OpenApi3 : Dialect
    {
        public override JsonObject Quantity { get; } = Json.Object(("oneOf", Json.Array([Json.Object(("type", "string")), Json.Object(("type", "number"))])));

        public override JsonObject IntOrString { get; } =
            Json.Object(("oneOf", Json.Array([Json.Object(("type", "integer")), Json.Object(("type", "string"))])), ("format", "int-or-string"));

        public override JsonObject Reference(string definition) => Json.Object(("allOf", Json.Array([Pointer(definition)])));

        public override JsonObject Pointer(string definition) => Json.Object(("$ref", "#/components/schemas/" + definition));

        public override JsonObject Parameter(string name, string place, string type, bool required, string description) => Json.Object(
            ("name", name), ("in", place), ("description", description), ("required", required ? (JsonValue)true : null), ("schema", Json.Object(("type", type), ("uniqueItems", true))));

        public override IEnumerable<(string Name, JsonValue? Value)> Exchange(string? body, IReadOnlyList<string> bodyTypes, string? answer, IReadOnlyList<string> answerTypes, IReadOnlyList<(string Code, string Text)> codes)
        {
            JsonObject Content(IEnumerable<string> types, string? definition) => Json.Object(("content", new JsonObject(types.Select(type =>
                KeyValuePair.Create(type, (JsonValue)Json.Object(("schema", definition is null ? Json.Object(("type", "string")) : Pointer(definition))))))));
            return
            [
                ("requestBody", body is null ? null : Content(bodyTypes, body).Set("required", true)),
                ("responses", new JsonObject(
                [
                    .. codes.Select(code => KeyValuePair.Create(code.Code, (JsonValue)Content(answerTypes, answer).Set("description", code.Text))),
                    new("401", Json.Object(("description", "Unauthorized"))),
                ])),
            ];
        }

        public override JsonObject Document(JsonObject paths, JsonObject definitions) => Json.Object(
            ("openapi", "3.0.0"), ("info", Info), ("paths", paths), ("components", Json.Object(("schemas", definitions), ("securitySchemes", Security))));
    }
}
