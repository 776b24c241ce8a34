using ClusterSim.ApiServer.Patches;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>A path of plain names into an object, as the <c>scale</c> subresource has them: <c>.spec.replicas</c>.</summary>
/// <remarks>Source: apimachinery apis/meta/v1/unstructured/helpers.go, NestedInt64, NestedString, SetNestedField (v1.36).</remarks>
internal static class ScalePath
{
    /// <summary>The whole number there; null when there is none.</summary>
    /// <param name="obj">The object.</param>
    /// <param name="path">The path.</param>
    /// <param name="error">What stands in the way, in Go's words; null when nothing does.</param>
    public static long? FindNumber(JsonObject obj, string path, out string? error)
    {
        var value = Find(obj, path, out error);
        if (value is null or JsonInteger)
            return (value as JsonInteger)?.Value;
        error = Mismatch(path, value, "int64");
        return null;
    }

    /// <summary>The text there; null when there is none.</summary>
    public static string? FindText(JsonObject obj, string path, out string? error)
    {
        var value = Find(obj, path, out error);
        if (value is null or JsonString)
            return value?.AsText;
        error = Mismatch(path, value, "string");
        return null;
    }

    /// <summary>The object with a number there; objects on the way are made.</summary>
    public static JsonObject Set(JsonObject obj, string path, long number) => Set(obj, NamesOf(path), number);

    private static JsonObject Set(JsonObject obj, ReadOnlySpan<string> names, long number) => names.Length == 1
        ? obj.Set(names[0], number)
        : obj.Set(names[0], Set(obj.Find(names[0]) as JsonObject ?? JsonObject.Empty, names[1..], number));

    private static JsonValue? Find(JsonObject obj, string path, out string? error)
    {
        error = null;
        JsonValue value = obj;
        foreach (var name in NamesOf(path))
        {
            if (value is JsonNull)
                return null;
            if (value is not JsonObject map)
            {
                error = Mismatch(path, value, "map[string]interface{}");
                return null;
            }
            if (map.Find(name) is not { } next)
                return null;
            value = next;
        }
        return value;
    }

    private static string[] NamesOf(string path) => path.TrimStart('.').Split('.');

    private static string Mismatch(string path, JsonValue value, string expected) =>
        $"{"." + path.TrimStart('.')} accessor error: {GoValue.Text(value)} is of the type {TypeOf(value)}, expected {expected}";

    private static string TypeOf(JsonValue value) => value switch
    {
        JsonObject => "map[string]interface {}",
        JsonArray => "[]interface {}",
        JsonString => "string",
        JsonBool => "bool",
        JsonInteger => "int64",
        JsonFloat => "float64",
        _ => "<nil>",
    };
}
