using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Policy;
using ClusterSim.Api.Storage;
using ClusterSim.Recordings.Json;
using ClusterSim.Scheduling;
using ClusterSim.Serialization;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Recordings.Scheduling;

/// <summary>A recorded cluster with Pods to schedule.</summary>
internal sealed class SchedulerScenario
{
    private readonly JsonObject _json;
    private readonly SchedulerOptions _options;
    private readonly List<ApiObject> _objects;

    /// <param name="json">As recorded; fields that are not known are passed over.</param>
    public SchedulerScenario(JsonObject json)
    {
        _json = json;
        Id = IdOf(json);
        IsSequential = json.Flag("sequential") == true;
        _options = SchedulerConfiguration.Read(Configuration().ToJsonString()) with { TieBreak = TieBreak.LowestName };
        _objects =
        [
            .. Objects<Node>("nodes"), .. Objects<Pod>("pods"), .. Objects<Pod>("nominated"), .. Objects<Namespace>("namespaces"),
            .. Objects<PodDisruptionBudget>("podDisruptionBudgets"), .. Objects<Service>("services"), .. Objects<ReplicationController>("replicationControllers"),
            .. Objects<ReplicaSet>("replicaSets"), .. Objects<StatefulSet>("statefulSets"), .. Objects<PersistentVolume>("persistentVolumes"),
            .. Objects<PersistentVolumeClaim>("persistentVolumeClaims"), .. Objects<StorageClass>("storageClasses"), .. Objects<CSINode>("csiNodes"), .. Objects<CSIDriver>("csiDrivers"),
        ];
        Pending = [.. json.Items("pending").Select(ReadPending)];
        Assignments = [.. json.Items("assignments").Select(entry => entry.Text("node"))];
    }

    public string Id { get; }

    /// <summary>Whether each Pod meets those before it.</summary>
    public bool IsSequential { get; }

    public IReadOnlyList<PendingPod> Pending { get; }

    /// <summary>In a sequence, by place among <see cref="Pending"/>: the Node given; null for none.</summary>
    public IReadOnlyList<string?> Assignments { get; }

    public static string IdOf(JsonObject json) => json.Text("id") ?? "a scenario without id";

    /// <summary>A scheduler that knows the cluster.</summary>
    public StandaloneScheduler CreateScheduler()
    {
        var scheduler = new StandaloneScheduler(_options);
        foreach (var obj in _objects)
            scheduler.Set(obj);
        return scheduler;
    }

    private List<T> Objects<T>(string field) where T : ApiObject => [.. _json.Items(field).Select(Read<T>)];

    private static T Read<T>(JsonNode? json) where T : ApiObject => ObjectJson.FromBytes<T>(JsonSerializer.SerializeToUtf8Bytes(json));

    private static PendingPod ReadPending(JsonNode? entry) => new(
        Read<Pod>(entry!["pod"]),
        entry["expected"] as JsonObject ?? throw new FormatException("a pending Pod without expected"),
        entry["expectedDocumented"] as JsonObject,
        entry.Items("quirks").Any(quirk => quirk?.ToString() == "postFilterNotFound"));

    // As a file for kube-scheduler would ask for it.
    private JsonObject Configuration()
    {
        var config = _json["config"] as JsonObject ?? [];
        var arguments = new JsonArray();
        if (config["scoringStrategy"] is { } strategy)
            Add("NodeResourcesFit", new() { ["scoringStrategy"] = strategy.DeepClone() });
        if (config["balancedAllocationResources"] is { } resources)
            Add("NodeResourcesBalancedAllocation", new() { ["resources"] = resources.DeepClone() });
        if (config["hardPodAffinityWeight"] is { } weight)
            Add("InterPodAffinity", new() { ["hardPodAffinityWeight"] = weight.DeepClone() });
        if (config.Flag("preemptionAllCandidates") == true)
            Add("DefaultPreemption", new() { ["minCandidateNodesPercentage"] = 100, ["minCandidateNodesAbsolute"] = 100 });
        var profile = new JsonObject { ["schedulerName"] = "default-scheduler", ["pluginConfig"] = arguments };
        if (IsSequential) // There nobody is evicted.
            profile["plugins"] = new JsonObject { ["multiPoint"] = new JsonObject { ["disabled"] = new JsonArray(new JsonObject { ["name"] = "DefaultPreemption" }) } };
        return new() { ["apiVersion"] = "kubescheduler.config.k8s.io/v1", ["kind"] = "KubeSchedulerConfiguration", ["profiles"] = new JsonArray(profile) };

        void Add(string plugin, JsonObject args) => arguments.Add(new JsonObject { ["name"] = plugin, ["args"] = args });
    }
}
