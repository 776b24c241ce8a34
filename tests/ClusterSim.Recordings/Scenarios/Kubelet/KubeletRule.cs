using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClusterSim.Recordings.Json;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Scenarios.Kubelet;

/// <summary>What the scripted kubelet does with Pods that match.</summary>
internal sealed class KubeletRule(JsonObject json)
{
    /// <summary>Every Pod becomes ready at once.</summary>
    public static KubeletRule Default { get; } = new(new JsonObject { ["do"] = new JsonArray("ready") });

    /// <summary>Statuses to post, with pauses in seconds between them.</summary>
    public IReadOnlyList<JsonNode> Steps { get; } = [.. json.Items("do").Select(step => step!)];

    /// <summary>Whether Pods that are deleted wait for a <c>release</c>.</summary>
    public bool HoldsDeleted => json.Text("onDelete") == "hold";

    /// <summary>What goes with the statuses, as in <c>restarts</c>.</summary>
    public JsonNode? Options => json["opt"];

    public bool Matches(JsonObject pod)
    {
        if (json["match"] is not JsonObject match)
            return true;
        return All(match["labels"], pod["metadata"]?["labels"])
            && All(match["annotations"], pod["metadata"]?["annotations"])
            && (match.Text("name") is not { } name || Regex.IsMatch(pod["metadata"].Text("name")!, name))
            && (match.Text("image") is not { } image || pod["spec"].Items("containers").Any(container => container.Text("image") == image));
    }

    private static bool All(JsonNode? wanted, JsonNode? actual) =>
        wanted is not JsonObject fields || fields.All(field => actual.Text(field.Key) == field.Value!.GetValue<string>());
}
