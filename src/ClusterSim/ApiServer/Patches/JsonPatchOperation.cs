using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Patches;

/// <summary>One operation of a JSON patch.</summary>
/// <param name="Operation">As in <c>add</c>.</param>
/// <param name="Path">Where; null when it is missing.</param>
/// <param name="From">Where from, for <c>move</c> and <c>copy</c>; null when it is missing.</param>
/// <param name="Value">What; null when it is missing, which counts as JSON's null.</param>
internal sealed record JsonPatchOperation(string Operation, string? Path, string? From, JsonValue? Value)
{
    private const string GoType = "[]handlers.jsonPatchOp";
    private const string Unknown = "unknown";

    /// <summary>Reads a list of operations.</summary>
    /// <exception cref="DecodeException">It is something else.</exception>
    public static IReadOnlyList<JsonPatchOperation> ReadAll(JsonValue patch) => patch switch
    {
        JsonArray { Items: var items } => [.. items.Select(Read)],
        JsonNull => [],
        _ => throw new DecodeException($"json: cannot unmarshal {TypeOf(patch)} into Go value of type {GoType}"),
    };

    /// <summary>What strict decoding objects to, in the order of the document.</summary>
    public static IEnumerable<string> Problems(JsonValue patch, DecodeProblems repeated)
    {
        repeated.ReportRepeatedIn(patch);
        ValueList<JsonValue> items = patch is JsonArray array ? array.Items : [];
        var unknown = items
            .SelectMany((item, i) => item is JsonObject operation ? operation.Fields.Select(field => (field.Key, i)) : [])
            .Where(field => field.Key is not ("op" or "path" or "from" or "value"))
            .Select(field => $"unknown field \"[{field.i}].{field.Key}\"");
        return repeated.Messages.Concat(unknown).Select(message => "json patch " + message);
    }

    private static JsonPatchOperation Read(JsonValue item) => item switch
    {
        JsonObject operation => new(Text(operation, "op") ?? Unknown, Text(operation, "path"), Text(operation, "from"), operation.Find("value")),
        JsonNull => new(Unknown, null, null, null),
        _ => throw new DecodeException($"json: cannot unmarshal {TypeOf(item)} into Go value of type handlers.jsonPatchOp"),
    };

    private static string? Text(JsonObject operation, string name) => operation.Find(name) switch
    {
        null or JsonNull => null,
        JsonString text => text.Value,
        var other => throw new DecodeException($"json: cannot unmarshal {TypeOf(other)} into Go struct field jsonPatchOp.{name} of type string"),
    };

    private static string TypeOf(JsonValue value) => value switch
    {
        JsonObject => "object",
        JsonArray => "array",
        JsonString => "string",
        JsonBool => "bool",
        JsonNull => "null",
        _ => "number",
    };
}
