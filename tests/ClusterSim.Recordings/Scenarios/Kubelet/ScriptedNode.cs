using System.Globalization;
using System.Text.Json.Nodes;
using ClusterSim.Recordings.Json;
using ClusterSim.Simulation;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Scenarios.Kubelet;

/// <summary>A node of the recordings: it registers, renews its lease every two seconds, and can fall silent.</summary>
internal sealed class ScriptedNode(JsonObject spec, int number)
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(2);

    private ApiCalls _api = null!;
    private SimulationLoop _loop = null!;

    public string Name { get; } = spec.Text("name")!;

    public string Address { get; } = $"192.168.0.{number + 1}";

    /// <summary>False while its heartbeat is stopped: then it has no kubelet at all.</summary>
    public bool IsAlive { get; private set; }

    private string Path => "/api/v1/nodes/" + Name;

    private string Now => _loop.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string MicroNow => _loop.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public void Start(ApiCalls api, SimulationLoop loop)
    {
        (_api, _loop) = (api, loop);
        _api.Send("POST", "/api/v1/nodes", Node());
        if (spec.Flag("heartbeat") == false)
            return;
        IsAlive = true;
        Renew();
        loop.Schedule(RenewEvery * (1 + number % 2 / 2.0), EventRank.Default, Beat, periodic: true); // Kubelets do not beat in step.
    }

    public void Stop() => IsAlive = false;

    public void Resume()
    {
        IsAlive = true;
        Renew();
        PostConditions(ready: true);
    }

    /// <summary>Posts Ready, as a kubelet whose runtime works or does not.</summary>
    public void PostConditions(bool ready) =>
        _api.Send("PATCH", Path + "/status", new JsonObject { ["status"] = new JsonObject { ["conditions"] = Conditions(ready) } }, "application/strategic-merge-patch+json");

    /// <summary>Posts one condition.</summary>
    public void PostCondition(JsonObject condition)
    {
        var posted = condition.DeepClone().AsObject();
        posted["lastHeartbeatTime"] ??= Now;
        posted["lastTransitionTime"] ??= Now;
        _api.Send("PATCH", Path + "/status", new JsonObject { ["status"] = new JsonObject { ["conditions"] = new JsonArray(posted) } }, "application/strategic-merge-patch+json");
    }

    private void Beat()
    {
        if (IsAlive)
            Renew();
        _loop.Schedule(RenewEvery, EventRank.Default, Beat, periodic: true);
    }

    private void Renew()
    {
        const string Leases = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases";
        var (code, _) = _api.Send("PATCH", $"{Leases}/{Name}", new JsonObject { ["spec"] = new JsonObject { ["renewTime"] = MicroNow } }, "application/merge-patch+json");
        if (code == 404)
            _api.Send("POST", Leases, new JsonObject
            {
                ["apiVersion"] = "coordination.k8s.io/v1",
                ["kind"] = "Lease",
                ["metadata"] = new JsonObject { ["name"] = Name },
                ["spec"] = new JsonObject { ["holderIdentity"] = Name, ["leaseDurationSeconds"] = 40, ["renewTime"] = MicroNow },
            });
    }

    private JsonObject Node()
    {
        var labels = new JsonObject
        {
            ["beta.kubernetes.io/arch"] = "amd64",
            ["beta.kubernetes.io/os"] = "linux",
            ["kubernetes.io/arch"] = "amd64",
            ["kubernetes.io/hostname"] = Name,
            ["kubernetes.io/os"] = "linux",
        };
        foreach (var (key, value) in spec["labels"]?.AsObject() ?? [])
            labels[key] = value!.DeepClone();
        var resources = new JsonObject
        {
            ["cpu"] = spec.Text("cpu") ?? (spec.Number("cpu") ?? 32).ToString(CultureInfo.InvariantCulture),
            ["memory"] = spec.Text("mem") ?? "64Gi",
            ["pods"] = spec.Text("pods") ?? (spec.Number("pods") ?? 500).ToString(CultureInfo.InvariantCulture),
            ["ephemeral-storage"] = "100Gi",
        };
        foreach (var (key, value) in spec["extra"]?.AsObject() ?? [])
            resources[key] = value!.DeepClone();
        var nodeSpec = new JsonObject();
        if (spec["taints"] is { } taints)
            nodeSpec["taints"] = taints.DeepClone();
        if (spec.Flag("unschedulable") == true)
            nodeSpec["unschedulable"] = true;
        return new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Node",
            ["metadata"] = new JsonObject { ["name"] = Name, ["labels"] = labels },
            ["spec"] = nodeSpec,
            ["status"] = new JsonObject
            {
                ["capacity"] = resources.DeepClone(),
                ["allocatable"] = resources,
                ["conditions"] = Conditions(spec.Flag("ready") ?? true),
                ["addresses"] = new JsonArray(
                    new JsonObject { ["type"] = "InternalIP", ["address"] = Address },
                    new JsonObject { ["type"] = "Hostname", ["address"] = Name }),
                ["daemonEndpoints"] = new JsonObject { ["kubeletEndpoint"] = new JsonObject { ["Port"] = 0 } },
                ["nodeInfo"] = NodeInfo(),
            },
        };
    }

    private static JsonObject NodeInfo() => new()
    {
        ["machineID"] = "m",
        ["systemUUID"] = "s",
        ["bootID"] = "b",
        ["kernelVersion"] = "6.1",
        ["osImage"] = "fake",
        ["containerRuntimeVersion"] = "containerd://2.0",
        ["kubeletVersion"] = "v1.36.2",
        ["kubeProxyVersion"] = "",
        ["operatingSystem"] = "linux",
        ["architecture"] = "amd64",
    };

    private JsonArray Conditions(bool ready) => new(
        Condition("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
        Condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
        Condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
        ready
            ? Condition("Ready", "True", "KubeletReady", "kubelet is posting ready status")
            : Condition("Ready", "False", "KubeletNotReady", "container runtime network not ready"));

    private JsonObject Condition(string type, string status, string reason, string message) => new()
    {
        ["type"] = type,
        ["status"] = status,
        ["lastHeartbeatTime"] = Now,
        ["lastTransitionTime"] = Now,
        ["reason"] = reason,
        ["message"] = message,
    };
}
