using System.Text.Json.Nodes;
using ClusterSim.Recordings.Json;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>Events that are the same but for their times, and how many there were.</summary>
internal sealed record EventRow(string Kind, string Name, string Type, string Reason, string Message, string Component, string? Action, string? Related, string? FieldPath)
{
    public int Count { get; set; }

    public bool Matches(JsonObject recorded) =>
        Same(recorded, "kind", Kind) && Same(recorded, "name", Name) && Same(recorded, "type", Type) && Same(recorded, "reason", Reason)
        && Same(recorded, "message", Message) && Same(recorded, "component", Component)
        && (recorded.Text("action") ?? "") == (Action ?? "") && (recorded.Text("fieldPath") ?? "") == (FieldPath ?? "");

    private static bool Same(JsonObject recorded, string field, string value) => recorded.Text(field) is { } text && (text == "<any>" || text == value);
}
