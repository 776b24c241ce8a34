using System.Text.Json.Nodes;
using ClusterSim.Recordings.Json;
using ClusterSim.Recordings.Scenarios.Kubelet;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>Does what a script says, one step after the other.</summary>
internal sealed class ScenarioScript(Scenario scenario, ApiCalls api, Scheme scheme, SimulationLoop loop, ScriptedKubelets kubelets, ScriptedMetrics metrics, Func<long> activity)
{
    private const string Namespace = "test";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string> _uids = new(StringComparer.Ordinal);

    /// <summary>What does steps that are commands; null when there are none.</summary>
    public IKubectl? Kubectl { private get; set; }

    /// <summary>What API calls answered that were refused, or that the script wants recorded, and what commands printed.</summary>
    public List<JsonObject> Results { get; } = [];

    /// <summary>Waits that ran out of time, in words.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Does step <paramref name="index"/>; checkpoints are the caller's.</summary>
    public void Run(int index)
    {
        var step = Fill(scenario.Script[index]);
        switch (step.Text("do"))
        {
            case "create":
                Create(index, step);
                break;
            case "patch":
                Record(index, step, api.Send("PATCH", Path(step, step.Text("sub")), step["patch"]!.DeepClone(), PatchType(step.Text("type"))));
                break;
            case "scale":
                var scale = new JsonObject { ["spec"] = new JsonObject { ["replicas"] = step.Number("replicas") } };
                Record(index, step, api.Send("PATCH", Path(step, "scale"), scale, "application/merge-patch+json"));
                break;
            case "delete":
                Delete(index, step);
                break;
            case "evict":
                foreach (var pod in Pick(step))
                    Record(index, step, api.Send("POST", PodPath(pod) + "/eviction", Eviction(pod)));
                break;
            case "patchPods":
                foreach (var pod in Pick(step))
                    Record(index, step, api.Send("PATCH", PodPath(pod), step["patch"]!.DeepClone(), PatchType(step.Text("type"))));
                break;
            case "kubectl":
                var (exitCode, output, error) = Kubectl!.Run([.. step.Items("args").Select(argument => argument!.GetValue<string>()), "--namespace", Namespace]);
                Results.Add(new() { ["step"] = index, ["rc"] = exitCode, ["stdout"] = output, ["stderr"] = error });
                break;
            case "kubelet":
                kubelets.Rules = [.. step.Items("rules").Select(rule => new KubeletRule(rule!.AsObject()))];
                break;
            case "metrics":
                metrics.Serve(step["metrics"]!.AsObject());
                break;
            case "podStatus":
                foreach (var pod in Pick(step))
                    kubelets.Post(pod, step.Text("set")!, step["opt"]);
                while (kubelets.IsPosting)
                    loop.Run(RecordedTiming.ScriptedStatus);
                break;
            case "release":
                kubelets.Release(PodPick.From(Pods(), step["pick"] is JsonObject pick ? pick : new JsonObject { ["terminating"] = true }));
                break;
            case "node":
                Node(index, step);
                break;
            case "wait":
                Wait(index, step);
                break;
            case "settle":
                loop.Settle(scenario.Quiet, activity, TimeSpan.FromMinutes(30));
                break;
            case "sleep":
                loop.Run(TimeSpan.FromSeconds(step.Real("seconds") ?? 0));
                break;
            case "adoptUid":
                _uids[step.Text("var")!] = api.Find(Path(step, null))!["metadata"].Text("uid")!;
                break;
            default:
                throw new InvalidOperationException($"{scenario.Id}: unknown step {step.ToJsonString()}.");
        }
        if (step.Text("do") is "create" or "patch" or "scale" or "delete" or "evict" or "patchPods" or "node" or "kubectl")
            loop.Run(RecordedTiming.ScriptCall);
    }

    private void Create(int index, JsonObject step)
    {
        var obj = step["obj"]!.AsObject();
        var kind = obj.Text("kind")!;
        var sent = obj.DeepClone().AsObject();
        sent["apiVersion"] ??= Kinds.ApiVersion(scheme, kind);
        Record(index, step, api.Send("POST", Kinds.Path(scheme, kind, Namespace), sent));
    }

    private void Delete(int index, JsonObject step)
    {
        JsonObject? options = null;
        if (step.Text("propagation") is { } propagation)
            (options ??= [])["propagationPolicy"] = propagation;
        if (step.Number("grace") is { } grace)
            (options ??= [])["gracePeriodSeconds"] = grace;
        if (step["pick"] is null)
            Record(index, step, api.Send("DELETE", Path(step, null), options));
        else
            foreach (var pod in Pick(step))
                Record(index, step, api.Send("DELETE", PodPath(pod), options?.DeepClone()));
    }

    private void Node(int index, JsonObject step)
    {
        var name = step.Text("name")!;
        var node = kubelets.Nodes.FirstOrDefault(candidate => candidate.Name == name);
        switch (step.Text("op"))
        {
            case "remove":
                node?.Stop();
                Record(index, step, api.Send("DELETE", "/api/v1/nodes/" + name));
                break;
            case "stopHeartbeat":
                node!.Stop();
                break;
            case "resumeHeartbeat":
                node!.Resume();
                kubelets.CatchUp(name);
                break;
            case "ready":
                node!.PostConditions(step.Flag("ready") ?? true);
                break;
            case "condition":
                node!.PostCondition(step["condition"]!.AsObject());
                break;
            case "patch":
                Record(index, step, api.Send("PATCH", "/api/v1/nodes/" + name, step["patch"]!.DeepClone(), "application/merge-patch+json"));
                break;
            case "add":
                kubelets.Add((step["spec"] ?? step).AsObject());
                break;
            case var unknown:
                throw new InvalidOperationException($"{scenario.Id}: unknown node operation {unknown}.");
        }
    }

    private void Wait(int index, JsonObject step)
    {
        var timeout = step.Real("timeout") is { } seconds ? TimeSpan.FromSeconds(seconds) : DefaultTimeout;
        var deadline = loop.Now + timeout;
        while (!IsReached(step))
        {
            if (loop.Now >= deadline)
            {
                Failures.Add($"step {index} not reached within {timeout.TotalSeconds:0} s: {step.ToJsonString()}");
                return;
            }
            loop.Run(Poll);
        }
    }

    private bool IsReached(JsonObject step)
    {
        if (step["pods"] is { } pick)
            return Compare((double)PodPick.From(Pods(), pick).Count, step.Text("op") ?? "==", step["count"]!);
        if (step.Text("eventReason") is { } reason)
            return api.List($"/api/v1/namespaces/{Namespace}/events").Any(e => e.Text("reason") == reason);
        var obj = api.Find(Path(step, null));
        if (step.Flag("gone") == true)
            return obj is null;
        return obj is not null && step.Items("cond").All(condition => Holds(obj, condition!.AsArray()));
    }

    private static bool Holds(JsonObject obj, JsonArray condition)
    {
        var actual = obj.AtPath(condition[0]!.GetValue<string>());
        return (condition[1]!.GetValue<string>(), condition.Count > 2 ? condition[2] : null) switch
        {
            ("exists", var wanted) => (actual is not null) == (wanted?.GetValue<bool>() ?? true),
            ("len", var wanted) => ((actual as JsonArray)?.Count ?? 0) == (int)wanted!.GetValue<double>(),
            (var op, var wanted) => Compare(actual, op, wanted),
        };
    }

    // A number that is not written is zero.
    private static bool Compare(JsonNode? actual, string op, JsonNode? wanted)
    {
        if (wanted is JsonValue value && value.TryGetValue(out double number))
        {
            var has = actual is JsonValue v && v.TryGetValue(out double n) ? n : 0;
            return op switch { "==" => has == number, "!=" => has != number, ">=" => has >= number, "<=" => has <= number, ">" => has > number, "<" => has < number, _ => false };
        }
        var equal = JsonNode.DeepEquals(actual, wanted);
        return op == "!=" ? !equal : equal;
    }

    private void Record(int index, JsonObject step, (int Code, JsonObject Body) answer)
    {
        if (answer.Code >= 300)
            Results.Add(new()
            {
                ["step"] = index,
                ["code"] = answer.Code,
                ["reason"] = answer.Body.Text("reason"),
                ["message"] = answer.Body.Text("message"),
                ["causes"] = answer.Body["details"]?["causes"]?.DeepClone(),
            });
        else if (step.Flag("record") == true)
            Results.Add(new() { ["step"] = index, ["code"] = answer.Code, ["object"] = answer.Body.DeepClone() });
    }

    private List<JsonObject> Pods() => api.List($"/api/v1/namespaces/{Namespace}/pods");

    private List<JsonObject> Pick(JsonObject step) => PodPick.From(Pods(), step["pick"]);

    private string Path(JsonObject step, string? subresource) => Kinds.Path(scheme, step.Text("kind")!, Namespace, step.Text("name"), subresource);

    private static string PodPath(JsonObject pod) => $"/api/v1/namespaces/{Namespace}/pods/{pod["metadata"].Text("name")}";

    private static JsonObject Eviction(JsonObject pod) => new()
    {
        ["apiVersion"] = "policy/v1",
        ["kind"] = "Eviction",
        ["metadata"] = new JsonObject { ["name"] = pod["metadata"].Text("name"), ["namespace"] = Namespace },
    };

    private static string PatchType(string? type) => type switch
    {
        "strategic" => "application/strategic-merge-patch+json",
        "json" => "application/json-patch+json",
        _ => "application/merge-patch+json",
    };

    // Placeholders stand for what each recording had of its own.
    private JsonObject Fill(JsonObject step)
    {
        var text = step.ToJsonString();
        if (!text.Contains('$') && !text.Contains('@'))
            return step;
        text = text.Replace("$NS", Namespace, StringComparison.Ordinal).Replace("$RUN", "run", StringComparison.Ordinal);
        foreach (var (name, uid) in _uids)
            text = text.Replace("$UID:" + name, uid, StringComparison.Ordinal);
        text = System.Text.RegularExpressions.Regex.Replace(text, "@([a-z0-9-]+)@", "$1");
        text = System.Text.RegularExpressions.Regex.Replace(text, @"\$NOW(?:([+-]|\\u002B)(\d+)s?)?", match =>
        {
            var seconds = match.Groups[2].Success ? int.Parse(match.Groups[2].Value) * (match.Groups[1].Value == "-" ? -1 : 1) : 0;
            return loop.Now.AddSeconds(seconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        });
        return JsonNode.Parse(text)!.AsObject();
    }
}
