using System.Globalization;

namespace ClusterSim.ApiServer.Patches;

/// <summary>JSON values as Go prints its own: <c>map[spec:map[replicas:3]]</c>.</summary>
internal static class GoValue
{
    public static string Text(JsonValue value) => value switch
    {
        JsonObject obj => "map[" + string.Join(' ', obj.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + ":" + Text(field.Value))) + "]",
        JsonArray array => "[" + string.Join(' ', array.Items.Select(Text)) + "]",
        JsonNull => "<nil>",
        JsonFloat number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
