using System.Text.Json.Nodes;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Json;

/// <summary>Where two JSON trees differ, in the words <c>path: expected …, got …</c>.</summary>
/// <remarks>A recorded <c>"&lt;any&gt;"</c> equals whatever stands in its place.</remarks>
internal static class JsonDifference
{
    private const string Any = "<any>";

    public static bool Equal(JsonNode? expected, JsonNode? actual) => !Find("", expected, actual).Any();

    public static IEnumerable<string> Find(string path, JsonNode? expected, JsonNode? actual)
    {
        if (expected is JsonValue any && any.TryGetValue(out string? text) && text == Any)
            return [];
        return (expected, actual) switch
        {
            (JsonObject e, JsonObject a) => Objects(path, e, a),
            (JsonArray e, JsonArray a) => Arrays(path, e, a),
            _ => JsonNode.DeepEquals(expected, actual) ? [] : [$"{path}: expected {Show(expected)}, got {Show(actual)}"],
        };
    }

    public static string Show(JsonNode? node)
    {
        var text = node?.ToJsonString(ShowOptions) ?? "null";
        return text.Length <= 300 ? text : text[..300] + "…";
    }

    private static readonly System.Text.Json.JsonSerializerOptions ShowOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<string> Objects(string path, JsonObject expected, JsonObject actual)
    {
        foreach (var (name, value) in expected)
        {
            var at = path.Length == 0 ? name : path + "." + name;
            if (!actual.ContainsKey(name))
            {
                if (!Equal(value, Any))
                    yield return $"{at}: expected {Show(value)}, got nothing";
                continue;
            }
            foreach (var difference in Find(at, value, actual[name]))
                yield return difference;
        }
        foreach (var (name, value) in actual)
            if (!expected.ContainsKey(name))
                yield return $"{(path.Length == 0 ? name : path + "." + name)}: expected nothing, got {Show(value)}";
    }

    private static IEnumerable<string> Arrays(string path, JsonArray expected, JsonArray actual)
    {
        if (expected.Count != actual.Count)
            yield return $"{path}: expected {expected.Count} items, got {actual.Count}: {Show(actual)}";
        else
            for (var i = 0; i < expected.Count; i++)
                foreach (var difference in Find($"{path}[{i}]", expected[i], actual[i]))
                    yield return difference;
    }
}
