using ClusterSim.Serialization;
using ClusterSim.Serialization.Protobuf;

namespace ClusterSim.ApiServer.OpenApi;

/// <summary>Writes a description in the second version of OpenAPI as a protocol buffer, the one form in which kubectl up to 1.28 reads it.</summary>
/// <remarks>Source: gnostic openapiv2/OpenAPIv2.proto; the numbers are those of its fields. What Kubernetes' clients do not look at, as security, is left out.</remarks>
internal static class SwaggerProtobuf
{
    /// <summary>What clients ask for.</summary>
    public const string MediaType = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

    /// <summary>What they are told they get: no media type has an <c>@</c>.</summary>
    public const string AnsweredType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private static readonly (string Name, int Number)[] SchemaTexts = [("$ref", 1), ("format", 2), ("title", 3), ("description", 4), ("pattern", 13)];

    private static readonly (string Name, int Number)[] SchemaNumbers =
        [("maxLength", 11), ("minLength", 12), ("maxItems", 14), ("minItems", 15), ("maxProperties", 17), ("minProperties", 18)];

    private static readonly (string Name, int Number)[] SchemaAmounts = [("multipleOf", 6), ("maximum", 7), ("minimum", 9)];
    private static readonly (string Name, int Number)[] SchemaFlags = [("exclusiveMaximum", 8), ("exclusiveMinimum", 10), ("uniqueItems", 16)];
    private static readonly (string Name, int Number)[] Methods = [("get", 2), ("put", 3), ("post", 4), ("delete", 5), ("patch", 8)];
    private static readonly (string Name, int Number)[] OperationLists = [("tags", 1), ("produces", 6), ("consumes", 7), ("schemes", 10)];

    public static byte[] Write(JsonObject document)
    {
        using var writer = new ProtobufWriter();
        writer.WriteText(1, "2.0");
        Message(writer, 2, document["info"], static (writer, info) => Texts(writer, info, [("title", 1), ("version", 2)]));
        Message(writer, 8, document["paths"], static (writer, paths) => Named(writer, 2, paths, PathItem));
        Message(writer, 9, document["definitions"], static (writer, definitions) => Named(writer, 1, definitions, Schema));
        return writer.Written.ToArray();
    }

    private static void PathItem(ProtobufWriter writer, JsonValue item)
    {
        foreach (var (method, number) in Methods)
            Message(writer, number, item[method], Operation);
        Each(writer, 9, item["parameters"], Parameter);
    }

    private static void Operation(ProtobufWriter writer, JsonValue operation)
    {
        foreach (var (list, number) in OperationLists)
            foreach (var text in Items(operation[list]))
                writer.WriteText(number, text.AsText ?? "");
        Texts(writer, operation, [("description", 3), ("operationId", 5)]);
        Each(writer, 8, operation["parameters"], Parameter);
        Message(writer, 9, operation["responses"], static (writer, responses) => Named(writer, 1, responses, static (writer, response) => Message(writer, 1, response, Response)));
        Extensions(writer, 13, operation);
    }

    private static void Response(ProtobufWriter writer, JsonValue response)
    {
        Texts(writer, response, [("description", 1)]);
        Message(writer, 2, response["schema"], static (writer, schema) => Message(writer, 1, schema, Schema));
    }

    // A choice within a choice: of parameters and references, of bodies and the rest, of places.
    private static void Parameter(ProtobufWriter writer, JsonValue parameter) => Message(writer, 1, parameter, static (writer, parameter) =>
    {
        if (parameter["in"]?.AsText == "body")
            Message(writer, 1, parameter, Body);
        else
            Message(writer, 2, parameter, static (writer, parameter) => Message(writer, parameter["in"]?.AsText == "path" ? 4 : 3, parameter, Plain));
    });

    private static void Body(ProtobufWriter writer, JsonValue parameter)
    {
        Texts(writer, parameter, [("description", 1), ("name", 2), ("in", 3)]);
        writer.WriteInteger(4, 1);
        Message(writer, 5, parameter["schema"], Schema);
    }

    private static void Plain(ProtobufWriter writer, JsonValue parameter)
    {
        var isPath = parameter["in"]?.AsText == "path";
        if (isPath)
            writer.WriteInteger(1, 1);
        Texts(writer, parameter, [("in", 2), ("description", 3), ("name", 4), ("type", isPath ? 5 : 6)]);
        writer.WriteInteger(isPath ? 19 : 20, 1); // Each is given once.
    }

    private static void Schema(ProtobufWriter writer, JsonValue schema)
    {
        Texts(writer, schema, SchemaTexts);
        if (schema["default"] is { } value)
            Any(writer, 5, value);
        foreach (var (name, number) in SchemaAmounts)
            if (schema[name] is JsonInteger or JsonFloat)
                writer.WriteDouble(number, schema[name] is JsonInteger whole ? whole.Value : ((JsonFloat)schema[name]!).Value);
        foreach (var (name, number) in SchemaNumbers)
            if (schema[name] is JsonInteger count)
                writer.WriteInteger(number, count.Value);
        foreach (var (name, number) in SchemaFlags)
            if (schema[name] == JsonBool.True)
                writer.WriteInteger(number, 1);
        foreach (var name in Items(schema["required"]))
            writer.WriteText(19, name.AsText ?? "");
        foreach (var choice in Items(schema["enum"]))
            Any(writer, 20, choice);
        Message(writer, 21, schema["additionalProperties"], AdditionalProperties);
        Message(writer, 22, schema["type"], static (writer, type) => writer.WriteText(1, type.AsText ?? ""));
        Message(writer, 23, schema["items"], static (writer, items) => Message(writer, 1, items, Schema));
        Each(writer, 24, schema["allOf"], Schema);
        Message(writer, 25, schema["properties"], static (writer, properties) => Named(writer, 1, properties, Schema));
        Extensions(writer, 31, schema);
    }

    private static void AdditionalProperties(ProtobufWriter writer, JsonValue value)
    {
        if (value is JsonBool truth)
            writer.WriteInteger(2, truth == JsonBool.True ? 1 : 0);
        else
            Message(writer, 1, value, Schema);
    }

    private static void Extensions(ProtobufWriter writer, int number, JsonValue value)
    {
        foreach (var (name, content) in ((JsonObject)value).Fields)
            if (name.StartsWith("x-", StringComparison.Ordinal))
                Message(writer, number, content, (writer, content) =>
                {
                    writer.WriteText(1, name);
                    Any(writer, 2, content);
                });
    }

    // Any value at all is YAML, which JSON is.
    private static void Any(ProtobufWriter writer, int number, JsonValue value) => Message(writer, number, value, static (writer, value) => writer.WriteText(2, JsonText.WriteText(value)));

    private static void Texts(ProtobufWriter writer, JsonValue value, ReadOnlySpan<(string Name, int Number)> fields)
    {
        foreach (var (name, number) in fields)
            if (value[name]?.AsText is { Length: > 0 } text)
                writer.WriteText(number, text);
    }

    private static void Named(ProtobufWriter writer, int number, JsonValue map, Action<ProtobufWriter, JsonValue> write)
    {
        foreach (var (name, value) in ((JsonObject)map).Fields)
            Message(writer, number, value, (writer, value) =>
            {
                writer.WriteText(1, name);
                Message(writer, 2, value, write);
            });
    }

    private static void Each(ProtobufWriter writer, int number, JsonValue? list, Action<ProtobufWriter, JsonValue> write)
    {
        foreach (var item in Items(list))
            Message(writer, number, item, write);
    }

    private static void Message(ProtobufWriter writer, int number, JsonValue? value, Action<ProtobufWriter, JsonValue> write)
    {
        if (value is null)
            return;
        var start = writer.StartMessage(number);
        write(writer, value);
        writer.EndMessage(start);
    }

    private static ValueList<JsonValue> Items(JsonValue? list) => (list as JsonArray)?.Items ?? [];
}
