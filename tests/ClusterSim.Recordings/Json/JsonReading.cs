using System.Text.Json.Nodes;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Json;

/// <summary>Small readings of JSON trees that replayers need.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonNode? node, string name) => (node as JsonObject)?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static int? Number(this JsonNode? node, string name) => (node as JsonObject)?[name] is JsonValue value && value.TryGetValue(out double number) ? (int)number : null;

    public static double? Real(this JsonNode? node, string name) => (node as JsonObject)?[name] is JsonValue value && value.TryGetValue(out double number) ? number : null;

    public static bool? Flag(this JsonNode? node, string name) => (node as JsonObject)?[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;

    public static IEnumerable<JsonNode?> Items(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonArray ?? [];

    /// <summary>The value at a dotted path; a list step is an index, or the <c>type</c> or <c>name</c> of an item.</summary>
    public static JsonNode? AtPath(this JsonNode? node, string path)
    {
        foreach (var step in path.Split('.'))
        {
            node = node switch
            {
                JsonObject obj => obj[step],
                JsonArray array when int.TryParse(step, out var index) => index < array.Count ? array[index] : null,
                JsonArray array => array.FirstOrDefault(item => item.Text("type") == step || item.Text("name") == step),
                _ => null,
            };
            if (node is null)
                return null;
        }
        return node;
    }
}
