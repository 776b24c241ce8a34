using System.Text.Json.Nodes;
using ClusterSim.Recordings.Json;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>A script, and what real controllers made of it.</summary>
public sealed class Scenario(JsonObject json)
{
    internal JsonObject Json { get; } = json;

    /// <summary>Area and name, as in <c>dep-scale</c>.</summary>
    public string Id { get; } = json.Text("id")!;

    /// <summary>What it is about, in a few words.</summary>
    public string Title { get; } = json.Text("title") ?? "";

    /// <summary>The part of the id before the first dash.</summary>
    public string Area => Id.Split('-')[0];

    internal bool IsAlone => Json.Text("instance") == "B";

    internal bool KeepsNodeNames => Json.Flag("keepNodes") ?? false;

    internal TimeSpan Quiet => TimeSpan.FromSeconds(Json.Real("quiet") ?? 1.3);

    internal IReadOnlyList<JsonObject> Script { get; } = [.. json.Items("script").Select(step => step!.AsObject())];

    internal IReadOnlyList<JsonObject> Checkpoints { get; } = [.. json.Items("checkpoints").Select(checkpoint => checkpoint!.AsObject())];

    internal IReadOnlyList<JsonObject> Results { get; } = [.. json.Items("results").Select(result => result!.AsObject())];

    internal IReadOnlyList<string> Relaxed { get; } = [.. json.Items("relaxed").Select(line => line!.GetValue<string>())];

    internal IReadOnlyList<string> Kinds { get; } = [.. json.Items("kinds").Select(kind => kind!.GetValue<string>())];

    /// <summary>Whether a real <c>kubectl</c> takes part.</summary>
    public bool UsesKubectl => Script.Any(step => step.Text("do") == "kubectl");
}
