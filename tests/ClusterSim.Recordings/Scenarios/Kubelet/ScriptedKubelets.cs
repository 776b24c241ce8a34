using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterSim.Reconcilers;
using ClusterSim.Recordings.Json;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Scenarios.Kubelet;

/// <summary>The kubelets of the recordings: they post the statuses a script asks for, and know nothing of containers.</summary>
internal sealed class ScriptedKubelets(List<ScriptedNode> nodes) : IClusterComponent
{
    private readonly SortedDictionary<string, Watched> _pods = new(StringComparer.Ordinal); // By uid.
    private readonly Queue<(Action Call, TimeSpan Latency)> _calls = new();
    private ApiCalls _api = null!;
    private SimulationLoop _loop = null!;
    private int _posting;

    public string Name => "kubelet";

    /// <summary>What to do with Pods, the first rule that matches deciding.</summary>
    public IReadOnlyList<KubeletRule> Rules { get; set; } = [];

    public IReadOnlyList<ScriptedNode> Nodes => nodes;

    public void Start(ComponentContext context)
    {
        _loop = context.Loop;
        context.Informers.For<Pod>().OnChange((_, after) =>
        {
            if (after is not null)
                See(after);
        });
    }

    /// <summary>Registers the nodes with <paramref name="server"/>, to which all statuses go, as requests on the wire.</summary>
    public void Connect(ApiServer.ApiServer server)
    {
        _api = new(server, Name);
        foreach (var node in nodes)
            node.Start(_api, _loop);
    }

    /// <summary>Adds a node while the cluster runs.</summary>
    public void Add(JsonObject spec)
    {
        var node = new ScriptedNode(spec, nodes.Count);
        nodes.Add(node);
        node.Start(_api, _loop);
    }

    /// <summary>Posts a status now, whatever the rules say.</summary>
    public void Post(JsonObject pod, string status, JsonNode? options)
    {
        _posting++;
        Call(
            () =>
            {
                PostNow(pod["metadata"].Text("uid")!, pod, status, options);
                _posting--;
            },
            RecordedTiming.ScriptedStatus);
    }

    /// <summary>Whether a status that a script has asked for is yet to be posted.</summary>
    public bool IsPosting => _posting > 0;

    /// <summary>Lets Pods go that were held while terminating.</summary>
    public void Release(IEnumerable<JsonObject> pods)
    {
        foreach (var pod in pods)
            if (_pods.TryGetValue(pod["metadata"].Text("uid")!, out var watched))
                Finish(watched, pod);
    }

    /// <summary>Makes up for what a node missed while it was away.</summary>
    public void CatchUp(string node)
    {
        foreach (var pod in _api.List("/api/v1/pods"))
            if (pod["spec"].Text("nodeName") == node)
                See(pod);
    }

    private void See(Pod pod)
    {
        if (pod.Spec.NodeName is not { Length: > 0 } || IsKnown(pod))
            return;
        See(JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(JsonNode.Parse(ObjectJson.ToBytes(pod))))!.AsObject());
    }

    // Most changes are the kubelet's own: a Pod it knows is only of interest when it is deleted.
    private bool IsKnown(Pod pod) => _pods.TryGetValue(pod.Metadata.Uid!, out var watched) && (pod.Metadata.DeletionTimestamp is null || watched.IsFinishing);

    private void See(JsonObject pod)
    {
        var node = nodes.FirstOrDefault(candidate => candidate.Name == pod["spec"].Text("nodeName"));
        if (node is not { IsAlive: true })
            return;
        var uid = pod["metadata"].Text("uid")!;
        if (!_pods.TryGetValue(uid, out var watched))
        {
            watched = _pods[uid] = new(uid, Rules.FirstOrDefault(rule => rule.Matches(pod)) ?? KubeletRule.Default);
            if (pod["metadata"].Text("deletionTimestamp") is null)
                Step(watched, pod, 0);
        }
        if (pod["metadata"].Text("deletionTimestamp") is not null && !watched.Rule.HoldsDeleted)
            Finish(watched, pod);
    }

    private void Step(Watched watched, JsonObject pod, int step)
    {
        for (; step < watched.Rule.Steps.Count; step++)
        {
            if (watched.Rule.Steps[step] is JsonValue value && value.TryGetValue(out double pause))
            {
                var next = step + 1;
                _loop.Schedule(TimeSpan.FromSeconds(pause), EventRank.Default, () => Step(watched, pod, next));
                return;
            }
            var status = watched.Rule.Steps[step].GetValue<string>();
            Call(() => PostNow(watched.Uid, pod, status, watched.Rule.Options));
        }
    }

    private void PostNow(string uid, JsonObject pod, string status, JsonNode? options)
    {
        if (_api.Find(Path(pod)) is not { } current || current["metadata"].Text("uid") != uid)
            return; // Gone meanwhile.
        var node = nodes.FirstOrDefault(candidate => candidate.Name == current["spec"].Text("nodeName"));
        if (node is not { IsAlive: true })
            return;
        var patch = new PodStatuses(_loop.Now, node.Address).Patch(current, status, options);
        _api.Send("PATCH", Path(pod) + "/status", patch, "application/strategic-merge-patch+json");
    }

    private void Finish(Watched watched, JsonObject pod)
    {
        if (watched.IsFinishing)
            return;
        watched.IsFinishing = true;
        if (pod["spec"].Text("restartPolicy") != "Always" && pod["status"].Text("phase") is not ("Succeeded" or "Failed"))
            Call(() => PostNow(watched.Uid, pod, "failed:137", null));
        Call(() => _api.Send("DELETE", Path(pod), new JsonObject
        {
            ["kind"] = "DeleteOptions",
            ["apiVersion"] = "v1",
            ["gracePeriodSeconds"] = 0,
            ["preconditions"] = new JsonObject { ["uid"] = watched.Uid },
        }));
    }

    // One call at a time, each taking a moment in which what it causes can happen.
    private void Call(Action call, TimeSpan? latency = null)
    {
        _calls.Enqueue((call, latency ?? RecordedTiming.KubeletCall));
        if (_calls.Count == 1)
            Wait();
    }

    private void Wait() => _loop.Schedule(_calls.Peek().Latency, EventRank.Default, Next);

    private void Next()
    {
        _calls.Peek().Call();
        _calls.Dequeue();
        if (_calls.Count > 0)
            Wait();
    }

    private static string Path(JsonObject pod) => $"/api/v1/namespaces/{pod["metadata"].Text("namespace")}/pods/{pod["metadata"].Text("name")}";

    private sealed class Watched(string uid, KubeletRule rule)
    {
        public string Uid { get; } = uid;

        public KubeletRule Rule { get; } = rule;

        public bool IsFinishing { get; set; }
    }
}
