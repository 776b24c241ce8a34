using System.Globalization;
using System.Text.RegularExpressions;
using ClusterSim.Api;

namespace ClusterSim.Tests.Recorded;

/// <summary>Puts values of the right type where a recording has placeholders.</summary>
internal static partial class Placeholders
{
    private static readonly string[] MicroTimes = ["eventTime", "renewTime", "acquireTime", "lastObservedTime"];

    public static JsonValue Fill(JsonValue value) => value switch
    {
        JsonObject obj => new JsonObject(obj.Fields
            .Select(field => KeyValuePair.Create(field.Key, IsTime(field.Value) ? SomeTime(field.Key) : Fill(field.Value)))),
        JsonArray array => new JsonArray(array.Items.Select(Fill).ToValueList()),
        JsonString text => Fill(text),
        _ => value,
    };

    /// <summary>True when something in the value differed between recordings, so that it cannot be told.</summary>
    public static bool HasVariations(JsonValue value) => value switch
    {
        JsonObject obj => obj.Fields.Any(field => HasVariations(field.Value)),
        JsonArray array => array.Items.Any(HasVariations),
        _ => value.AsText is "<any>",
    };

    private static bool IsTime(JsonValue value) => value.AsText?.StartsWith("<time", StringComparison.Ordinal) == true;

    private static string SomeTime(string field) => MicroTimes.Contains(field) ? "2026-01-01T00:00:00.000000Z" : "2026-01-01T00:00:00Z";

    private static JsonValue Fill(JsonString text)
    {
        var port = NodePort().Match(text.Value);
        return port.Success ? 30000L + (port.Groups[1].Length == 0 ? 0 : long.Parse(port.Groups[1].Value, CultureInfo.InvariantCulture)) : text;
    }

    [GeneratedRegex("^<nodePort:?([0-9]*)>$", RegexOptions.CultureInvariant)]
    private static partial Regex NodePort();
}
