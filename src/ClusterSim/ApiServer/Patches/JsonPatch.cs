using System.Globalization;

namespace ClusterSim.ApiServer.Patches;

/// <summary>A list of operations on a JSON document (RFC 6902), with the liberties the API server's library takes.</summary>
/// <remarks>Source: evanphx/json-patch v4, patch.go, as apiserver endpoints/handlers/patch.go uses it (v1.36).</remarks>
internal static class JsonPatch
{
    public const int MaxOperations = 10_000; // maxJSONPatchOperations

    /// <summary>Applies the operations in order, all of them or none.</summary>
    /// <exception cref="PatchException">One of them does not apply.</exception>
    public static JsonValue Apply(JsonValue document, IEnumerable<JsonPatchOperation> operations)
    {
        foreach (var operation in operations)
            document = Apply(document, operation);
        return document;
    }

    private static JsonValue Apply(JsonValue document, JsonPatchOperation operation)
    {
        var path = JsonPointer.Parse(operation.Path);
        var value = operation.Value ?? JsonValue.Null;
        switch (operation.Operation)
        {
            case "add":
                return path.Change(document, (parent, key) => Add(parent, key, value));
            case "remove":
                return path.Change(document, Remove);
            case "replace":
                return path.Change(document, (parent, key) => Replace(parent, key, value));
            case "move":
                var from = JsonPointer.Parse(operation.From);
                var moved = from.Find(document);
                return path.Change(from.Change(document, Remove), (parent, key) => Add(parent, key, moved ?? JsonValue.Null));
            case "copy":
                var copied = JsonPointer.Parse(operation.From).Find(document) ?? JsonValue.Null;
                return path.Change(document, (parent, key) => Add(parent, key, copied));
            case "test":
                return (path.Find(document) ?? JsonValue.Null).Equals(value) ? document : throw new PatchException($"testing value {operation.Path} failed");
            default:
                throw new PatchException($"Unexpected kind: {operation.Operation}");
        }
    }

    private static JsonValue Add(JsonValue parent, string key, JsonValue value) => parent switch
    {
        JsonObject obj => obj.Set(key, value),
        JsonArray { Items: var items } when key == "-" => new JsonArray(items.Add(value)),
        JsonArray { Items: var items } => Insert(items, Index(key, items.Count + 1), value),
        _ => throw JsonPointer.Missing(key),
    };

    private static JsonArray Insert(ValueList<JsonValue> items, int index, JsonValue value) => new([.. items.Take(index), value, .. items.Skip(index)]);

    private static JsonValue Remove(JsonValue parent, string key) => parent switch
    {
        JsonObject obj when obj.Has(key) => obj.Remove(key),
        JsonArray { Items: var items } when Index(key, items.Count) is var index => new JsonArray([.. items.Take(index), .. items.Skip(index + 1)]),
        _ => throw new PatchException($"Unable to remove nonexistent key: {key}"),
    };

    // A field that is not there is set all the same, unlike an item.
    private static JsonValue Replace(JsonValue parent, string key, JsonValue value) => parent switch
    {
        JsonObject obj => obj.Set(key, value),
        JsonArray { Items: var items } => new JsonArray(items.SetItem(Index(key, items.Count), value)),
        _ => throw JsonPointer.Missing(key),
    };

    /// <summary>Negative numbers count from the end.</summary>
    internal static int Index(string key, int count)
    {
        if (!int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            throw new PatchException($"strconv.Atoi: parsing \"{key}\": invalid syntax");
        if (index < 0)
            index += count;
        return index >= 0 && index < count ? index : throw new PatchException($"Unable to access invalid index: {key}");
    }
}
