using ClusterSim.Api;

namespace ClusterSim.Tests.Recorded;

/// <summary>Tells in what two JSON values differ.</summary>
internal static class JsonDifference
{
    /// <summary>One line for each place; none when the values are equal.</summary>
    public static IEnumerable<string> Between(JsonValue? expected, JsonValue? actual, string path = "") => (expected, actual) switch
    {
        (JsonObject left, JsonObject right) => left.Fields.Select(field => field.Key).Union(right.Fields.Select(field => field.Key))
            .SelectMany(name => Between(left.Find(name), right.Find(name), path + "." + name)),
        (JsonArray left, JsonArray right) when left.Items.Count == right.Items.Count =>
            Enumerable.Range(0, left.Items.Count).SelectMany(i => Between(left.Items[i], right.Items[i], $"{path}[{i}]")),
        _ => Equals(expected, actual) ? [] : [$"{path}: expected {expected?.ToString() ?? "nothing"}, got {actual?.ToString() ?? "nothing"}"],
    };
}
