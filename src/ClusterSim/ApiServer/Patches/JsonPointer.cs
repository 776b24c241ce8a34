namespace ClusterSim.ApiServer.Patches;

/// <summary>A place in a JSON document, as in <c>/spec/containers/0/image</c> (RFC 6901).</summary>
internal readonly struct JsonPointer
{
    private readonly string[] _steps;

    private JsonPointer(string[] steps) => _steps = steps;

    /// <exception cref="PatchException">There is none, or it is the document itself, which cannot be patched away.</exception>
    public static JsonPointer Parse(string? text) => text?.Split('/') is [_, .. { Length: > 0 } steps]
        ? new(Array.ConvertAll(steps, step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        : throw Missing(text ?? "");

    public static PatchException Missing(string path) => new($"doc is missing path: {path}");

    /// <summary>The document with the last step's parent changed.</summary>
    /// <exception cref="PatchException">The parent is not there.</exception>
    public JsonValue Change(JsonValue document, Func<JsonValue, string, JsonValue> change) => Change(document, 0, change);

    /// <summary>The value at the place; null for a field that is not there.</summary>
    /// <exception cref="PatchException">The parent, or an item, is not there.</exception>
    public JsonValue? Find(JsonValue document)
    {
        JsonValue? value = document;
        foreach (var step in _steps)
            value = Child(value ?? throw Missing(string.Join('/', _steps)), step);
        return value;
    }

    private JsonValue Change(JsonValue value, int depth, Func<JsonValue, string, JsonValue> change)
    {
        var step = _steps[depth];
        if (depth == _steps.Length - 1)
            return change(value, step);
        var child = Child(value, step);
        if (child is not (JsonObject or JsonArray))
            throw Missing(string.Join('/', _steps));
        var changed = Change(child, depth + 1, change);
        return value is JsonObject obj ? obj.Set(step, changed) : new JsonArray(((JsonArray)value).Items is var items ? items.SetItem(JsonPatch.Index(step, items.Count), changed) : []);
    }

    private static JsonValue? Child(JsonValue value, string step) => value switch
    {
        JsonObject obj => obj.Find(step),
        JsonArray { Items: var items } => items[JsonPatch.Index(step, items.Count)],
        _ => throw Missing(step),
    };
}
