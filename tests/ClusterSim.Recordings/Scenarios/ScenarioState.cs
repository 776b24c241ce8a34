using System.Text.Json.Nodes;
using ClusterSim.Recordings.Json;
using ClusterSim.Serialization;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>What there is in the namespace of a replay, in the form recordings have.</summary>
internal sealed class ScenarioState(Scenario scenario, ApiCalls api, Scheme scheme, Normalizer normalizer)
{
    private const string Namespace = "test";
    private const string RootCertificate = "kube-root-ca.crt";

    private static readonly string[] EndpointLists = ["endpoints", "addresses", "notReadyAddresses", "ports", "subsets"];

    /// <summary>The objects of one kind, by name and then content.</summary>
    public IReadOnlyList<JsonObject> Objects(string kind)
    {
        var objects = Read(kind).Where(IsOfInterest).Select(obj => Tidy(kind, normalizer.Object(obj)));
        return [.. objects.OrderBy(obj => obj["metadata"].Text("name"), StringComparer.Ordinal).ThenBy(obj => obj.ToJsonString(), StringComparer.Ordinal)];
    }

    /// <summary>The events there are, the same ones counted together.</summary>
    public IReadOnlyList<EventRow> Events() => [.. api.List($"/api/v1/namespaces/{Namespace}/events").Concat(EventsOfTheCluster())
        .GroupBy(Row)
        .Select(group => group.Key with { Count = group.Sum(Count) })];

    // Of what has no namespace; all Nodes are the scenario's own only where it is alone.
    private IEnumerable<JsonObject> EventsOfTheCluster() => api.List("/api/v1/namespaces/default/events")
        .Where(e => e["involvedObject"].Text("kind") is var kind && (kind == "PersistentVolume" || (kind == "Node" && scenario.IsAlone)));

    private List<JsonObject> Read(string kind)
    {
        if (kind == "Namespace")
            return api.Find($"/api/v1/namespaces/{Namespace}") is { } ns ? [ns] : [];
        return api.Send("GET", Kinds.Path(scheme, kind, Namespace)) is (200, var list)
            ? [.. list["items"]!.AsArray().Select(item => Typed(kind, item!.DeepClone().AsObject()))]
            : [];
    }

    // Items of a list do not repeat what they are.
    private JsonObject Typed(string kind, JsonObject item)
    {
        item["kind"] ??= kind;
        item["apiVersion"] ??= Kinds.ApiVersion(scheme, kind);
        return item;
    }

    // What every namespace has is of interest only where the scenario is about that.
    private bool IsOfInterest(JsonObject obj) => (obj.Text("kind"), obj["metadata"].Text("name")) switch
    {
        ("ConfigMap", ServiceCaPublisher.Name) => false,
        ("ServiceAccount", "default") or ("ConfigMap", RootCertificate) => scenario.Kinds.Contains("ServiceAccount"),
        _ => true,
    };

    private static JsonObject Tidy(string kind, JsonObject obj)
    {
        if (kind is "Endpoints" or "EndpointSlice")
            SortLists(obj);
        return obj;
    }

    private static void SortLists(JsonNode? node)
    {
        if (node is JsonArray array)
            foreach (var item in array)
                SortLists(item);
        if (node is not JsonObject obj)
            return;
        foreach (var (_, value) in obj)
            SortLists(value);
        foreach (var name in EndpointLists)
            if (obj[name] is JsonArray list)
                obj[name] = new JsonArray([.. list.Select(item => item!.DeepClone()).OrderBy(item => item.ToJsonString(), StringComparer.Ordinal)]);
    }

    private EventRow Row(JsonObject e) => new(
        e["involvedObject"].Text("kind") ?? "",
        normalizer.Text(e["involvedObject"].Text("name") ?? ""),
        e.Text("type") ?? "",
        e.Text("reason") ?? "",
        normalizer.Text(e.Text("message") ?? ""),
        e["source"].Text("component") is { Length: > 0 } component ? component : e.Text("reportingComponent") ?? "",
        e.Text("action"),
        null,
        e["involvedObject"].Text("fieldPath"));

    private static int Count(JsonObject e) => e["series"].Number("count") ?? Math.Max(1, e.Number("count") ?? 1);
}
