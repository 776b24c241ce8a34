using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Transcripts;

/// <summary>Replaces what depends on the clock, or was chosen by the server, in the cells of tables.</summary>
internal sealed partial class TableCellNormalizer(Literals literals, Placeholders placeholders)
{
    private static readonly HashSet<string> AgeColumns = ["age", "last seen", "first seen", "duration", "last schedule", "lastseen", "firstseen"];

    private List<string> _columns = []; // Later events of a watch do not say what they are.

    public JsonObject Normalize(JsonObject table)
    {
        if (table["columnDefinitions"] is JsonArray { Count: > 0 } columns)
            _columns = [.. columns.Select(column => column!["type"]?.GetValue<string>() == "date" ? "age" : column["name"]!.GetValue<string>().ToLowerInvariant())];
        var copy = table.DeepClone().AsObject();
        foreach (var row in copy["rows"] as JsonArray ?? [])
            if (row!["cells"] is JsonArray cells)
                NormalizeRow(cells);
        return copy;
    }

    private void NormalizeRow(JsonArray cells)
    {
        for (var i = 0; i < cells.Count; i++)
            if (cells[i] is JsonValue cell && cell.GetValueKind() == JsonValueKind.String)
                cells[i] = NormalizeCell(i < _columns.Count ? _columns[i] : "", cell.GetValue<string>());
    }

    private string NormalizeCell(string column, string text)
    {
        if (AgeColumns.Contains(column) && Age().IsMatch(text) && !(column == "duration" && IsLasting(text)))
            return "<age>";
        if (column == "cluster-ip" && Address().IsMatch(text) && !literals.Has(text))
            return placeholders.For("ip", text);
        text = AgeAgo().Replace(text, "(<age> ago)");
        return NodePort().Replace(text, match => literals.Has(long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)) ? match.Value : ":" + placeholders.For("nodePort", match.Groups[1].Value) + "/");
    }

    // A duration between two given times is no matter of the clock; one of a few seconds, or of years, is reckoned from now.
    private static bool IsLasting(string duration) =>
        !duration.Contains('y', StringComparison.Ordinal) && !duration.Contains('d', StringComparison.Ordinal) && !(duration.Length == 2 && duration[1] == 's');

    [GeneratedRegex(@"^(\d+[smhdy])+$")]
    private static partial Regex Age();

    [GeneratedRegex(@"\((\d+[smhdy])+ ago\)")]
    private static partial Regex AgeAgo();

    [GeneratedRegex(@"^[\d.]+$|^[0-9a-f:]+$")]
    private static partial Regex Address();

    [GeneratedRegex(@":(3[0-2]\d{3})/")]
    private static partial Regex NodePort();
}
