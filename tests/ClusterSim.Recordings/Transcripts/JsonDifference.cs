using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Transcripts;

/// <summary>Says where two JSON values differ, path by path. The order of an object's fields does not matter.</summary>
public static class JsonDifference
{
    private const int Enough = 40;

    public static IReadOnlyList<string> Between(JsonNode? expected, JsonNode? actual)
    {
        List<string> differences = [];
        Compare(expected, actual, "", differences);
        return differences;
    }

    private static void Compare(JsonNode? expected, JsonNode? actual, string path, List<string> differences)
    {
        if (differences.Count >= Enough)
            return;
        switch (expected, actual)
        {
            case (JsonObject wanted, JsonObject got):
                foreach (var (name, value) in wanted)
                    if (got.TryGetPropertyValue(name, out var found))
                        Compare(value, found, path + "/" + name, differences);
                    else
                        differences.Add($"{path}/{name}: missing, expected {Text(value)}");
                foreach (var (name, value) in got)
                    if (!wanted.ContainsKey(name))
                        differences.Add($"{path}/{name}: unexpected {Text(value)}");
                break;
            case (JsonArray wanted, JsonArray got):
                if (wanted.Count != got.Count)
                    differences.Add($"{path}: expected {wanted.Count} elements, got {got.Count}: {Text(wanted)} / {Text(got)}");
                for (var i = 0; i < Math.Min(wanted.Count, got.Count); i++)
                    Compare(wanted[i], got[i], $"{path}/{i}", differences);
                break;
            default:
                if (!AreEqual(expected, actual))
                    differences.Add($"{path}: expected {Text(expected)}, got {Text(actual)}");
                break;
        }
    }

    private static bool AreEqual(JsonNode? expected, JsonNode? actual)
    {
        if (expected is JsonValue wanted && actual is JsonValue got && wanted.GetValueKind() == JsonValueKind.Number && got.GetValueKind() == JsonValueKind.Number)
            return wanted.ToJsonString() == got.ToJsonString() || NumberOf(wanted) == NumberOf(got);
        return JsonNode.DeepEquals(expected, actual);
    }

    private static double NumberOf(JsonValue value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static string Text(JsonNode? node)
    {
        var text = node?.ToJsonString(Relaxed) ?? "null";
        return text.Length > 600 ? text[..600] + "…" : text;
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
