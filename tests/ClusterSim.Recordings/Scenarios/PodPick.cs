using System.Text.Json.Nodes;
using ClusterSim.Recordings.Json;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>Which Pods a step of a script means.</summary>
internal static class PodPick
{
    public static List<JsonObject> From(IEnumerable<JsonObject> pods, JsonNode? pick)
    {
        var picked = pods.Where(pod => Matches(pod, pick))
            .OrderBy(pod => pod["metadata"].Text("creationTimestamp"), StringComparer.Ordinal)
            .ThenBy(pod => pod["metadata"].Text("name"), StringComparer.Ordinal);
        return pick.Number("take") is { } take ? [.. picked.Take(take)] : [.. picked];
    }

    public static bool IsReady(JsonObject pod) => pod.AtPath("status.conditions.Ready").Text("status") == "True";

    private static bool Matches(JsonObject pod, JsonNode? pick)
    {
        var terminating = pod["metadata"].Text("deletionTimestamp") is not null;
        var either = pick.Flag("any") == true || pick.Text("terminating") == "any";
        if (!either && terminating != (pick.Flag("terminating") ?? false))
            return false;
        if (pick?["labels"] is JsonObject labels && labels.Any(label => pod["metadata"]?["labels"].Text(label.Key) != label.Value!.GetValue<string>()))
            return false;
        return Same(pick.Text("name"), pod["metadata"].Text("name"))
            && Same(pick.Text("phase"), pod["status"].Text("phase"))
            && Same(pick.Text("node"), pod["spec"].Text("nodeName"))
            && Same(pick.Text("image"), pod["spec"].Items("containers").First().Text("image"))
            && (pick.Flag("ready") is not { } ready || IsReady(pod) == ready)
            && (pick.Number("index") is not { } index || pod["metadata"]?["annotations"].Text("batch.kubernetes.io/job-completion-index") == index.ToString());
    }

    private static bool Same(string? wanted, string? actual) => wanted is null || wanted == actual;
}
