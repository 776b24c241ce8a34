using System.Globalization;
using System.Text.Json.Nodes;
using ClusterSim.Recordings.Json;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Scenarios.Kubelet;

/// <summary>The statuses that the recordings' kubelet posted, as strategic merge patches.</summary>
internal sealed class PodStatuses(DateTimeOffset now, string hostIp)
{
    private readonly string _now = Time(now);

    /// <summary>The patch that gives <paramref name="pod"/> the status <paramref name="name"/>, as in <c>ready</c> or <c>failed:1</c>.</summary>
    public JsonObject Patch(JsonObject pod, string name, JsonNode? options)
    {
        var (kind, exitCode) = name.Split(':') is [var before, var code] ? (before, int.Parse(code, CultureInfo.InvariantCulture)) : (name, 0);
        var status = new JsonObject
        {
            ["phase"] = kind switch { "pending" => "Pending", "succeeded" => "Succeeded", "failed" => "Failed", _ => "Running" },
            ["conditions"] = Conditions(pod, kind, options),
            ["hostIP"] = hostIp,
            ["hostIPs"] = new JsonArray(new JsonObject { ["ip"] = hostIp }),
            ["startTime"] = pod["status"].Text("startTime") ?? _now,
            ["containerStatuses"] = Containers(pod, kind, exitCode, options),
        };
        if (kind != "pending")
        {
            var podIp = pod["status"].Text("podIP") ?? PodIp(pod);
            status["podIP"] = podIp;
            status["podIPs"] = new JsonArray(new JsonObject { ["ip"] = podIp });
        }
        return new JsonObject { ["status"] = status };
    }

    private JsonArray Conditions(JsonObject pod, string kind, JsonNode? options)
    {
        var reason = kind switch { "succeeded" => "PodCompleted", "failed" => "PodFailed", "ready" => null, _ => "ContainersNotReady" };
        var message = reason == "ContainersNotReady" ? $"containers with unready status: [{string.Join(' ', ContainerNames(pod))}]" : null;
        var ready = kind == "ready";
        var readySince = Time(now + TimeSpan.FromSeconds(options.Real("readySince") ?? 0));
        var conditions = new JsonArray(
            Condition("PodReadyToStartContainers", kind is "notready" or "ready" or "crashloop", null, null, _now),
            Condition("Initialized", true, kind == "succeeded" ? reason : null, null, _now),
            Condition("Ready", ready, reason, message, readySince),
            Condition("ContainersReady", ready, reason, message, _now));
        foreach (var added in options.Items("addConditions"))
        {
            var condition = added!.DeepClone().AsObject();
            condition["lastTransitionTime"] ??= _now;
            conditions.Add(condition);
        }
        return conditions;
    }

    private static JsonObject Condition(string type, bool status, string? reason, string? message, string time) => new()
    {
        ["type"] = type,
        ["status"] = status ? "True" : "False",
        ["lastTransitionTime"] = time,
        ["reason"] = reason,
        ["message"] = message,
    };

    private JsonArray Containers(JsonObject pod, string kind, int exitCode, JsonNode? options) => new([.. pod["spec"].Items("containers").Select(container => (JsonNode)new JsonObject
    {
        ["name"] = container.Text("name"),
        ["state"] = State(kind, exitCode),
        ["lastState"] = new JsonObject(),
        ["ready"] = kind == "ready",
        ["restartCount"] = options.Number("restarts") ?? (kind == "crashloop" ? 1 : 0),
        ["image"] = container.Text("image"),
        ["imageID"] = kind is "pending" or "crashloop" ? "" : "fake://" + container.Text("image"),
        ["started"] = kind is "ready" or "notready",
    })]);

    // A patch merges: what a container was in before has to be named to go.
    private JsonObject State(string kind, int exitCode) => new()
    {
        ["waiting"] = kind switch
        {
            "pending" => new JsonObject { ["reason"] = "ContainerCreating" },
            "crashloop" => new JsonObject { ["reason"] = "CrashLoopBackOff", ["message"] = "back-off 10s restarting failed container" },
            _ => null,
        },
        ["running"] = kind is "ready" or "notready" ? new JsonObject { ["startedAt"] = _now } : null,
        ["terminated"] = kind is "succeeded" or "failed"
            ? new JsonObject { ["exitCode"] = exitCode, ["reason"] = exitCode == 0 ? "Completed" : "Error", ["startedAt"] = _now, ["finishedAt"] = _now }
            : null,
    };

    private static IEnumerable<string?> ContainerNames(JsonObject pod) => pod["spec"].Items("containers").Select(container => container.Text("name"));

    /// <summary>Whether an address is one that a Pod got here.</summary>
    public static bool IsPodIp(string text) => text.StartsWith("10.64.", StringComparison.Ordinal) || text.StartsWith("10.65.", StringComparison.Ordinal);

    // Any address does, as long as each Pod has its own.
    private static string PodIp(JsonObject pod)
    {
        var revision = int.Parse(pod["metadata"].Text("resourceVersion")!, CultureInfo.InvariantCulture);
        return $"10.{64 + (revision >> 16) % 2}.{revision >> 8 & 255}.{revision & 255}";
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
