using System.Text.Json.Nodes;
using ClusterSim.Recordings.Json;
using ClusterSim.Recordings.Scenarios.Kubelet;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>Replays a scenario on a simulated cluster, with a scripted kubelet in place of the real ones, and compares what becomes of it.</summary>
public static class ScenarioReplayer
{
    private const string Namespace = "test";

    /// <summary>Replays <paramref name="scenario"/>.</summary>
    /// <param name="scenario">What to replay.</param>
    /// <param name="seed">Seed of the cluster.</param>
    /// <param name="serve">Gives a cluster to a <c>kubectl</c>; needed if <see cref="Scenario.UsesKubectl"/>.</param>
    public static ScenarioOutcome Replay(Scenario scenario, ulong seed = 1, Func<Cluster, IKubectl>? serve = null)
    {
        var nodes = scenario.Json["cluster"].Items("nodes").Select((node, number) => new ScriptedNode(node!.AsObject(), number)).ToList();
        var kubelets = new ScriptedKubelets(nodes) { Rules = [.. scenario.Json.Items("kubelet").Select(rule => new KubeletRule(rule!.AsObject()))] };
        using var cluster = new Cluster(ScenarioClusters.Options(scenario, kubelets, seed));
        var components = cluster.Components.Select(component => component.Name).Where(name => name != kubelets.Name); // What a script writes is its own affair.
        Checks.Invariants.Watch(cluster.Loop, cluster.Api, cluster.Client, [.. components]);
        RecordedTiming.Apply(cluster);
        cluster.Run(RecordedTiming.BeforeNodes);
        kubelets.Connect(cluster.Api);
        var api = new ApiCalls(cluster.Api, "script");
        var activity = new NamespaceActivity(cluster, Namespace, includeNodes: scenario.IsAlone);
        api.Send("POST", "/api/v1/namespaces", new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = new JsonObject { ["name"] = Namespace } });
        cluster.Run(TimeSpan.FromSeconds(10)); // Nodes are registered and ready, and the namespace has what every one has.

        var normalizer = new Normalizer(scenario.KeepsNodeNames, [.. nodes.Select(node => node.Name)]);
        activity.Generated += normalizer.AddGeneratedPrefix;
        var script = new ScenarioScript(scenario, api, cluster.Api.Scheme, cluster.Loop, kubelets, new(cluster, Namespace), () => activity.Count);
        using var kubectl = scenario.UsesKubectl ? serve!(cluster) : null;
        script.Kubectl = kubectl;
        var state = new ScenarioState(scenario, api, cluster.Api.Scheme, normalizer);
        var comparison = new CheckpointComparison(scenario);
        var (mismatches, traces) = (new List<string>(), new TraceComparison(scenario, new StatusTraces(cluster)));
        try
        {
            for (var index = 0; index < scenario.Script.Count; index++)
            {
                if (scenario.Script[index].Text("do") == "checkpoint")
                {
                    mismatches.AddRange(Compare(scenario, index, state, comparison, normalizer));
                    traces.Compare(index);
                }
                else
                    script.Run(index);
            }
            mismatches.AddRange(script.Failures);
            mismatches.AddRange(Results(scenario, script, normalizer));
        }
        catch (Simulation.SimulationException e)
        {
            mismatches.Add(e.Message);
        }
        return new(scenario, mismatches, traces.Compared, traces.Differences);
    }

    private static IEnumerable<string> Compare(Scenario scenario, int step, ScenarioState state, CheckpointComparison comparison, Normalizer normalizer)
    {
        var number = scenario.Checkpoints.ToList().FindIndex(checkpoint => checkpoint.Number("after") == step);
        var recorded = scenario.Checkpoints[number]["objects"]!.AsObject();
        foreach (var (kind, objects) in recorded)
        {
            var differences = kind == "Event"
                ? comparison.Events(number, objects!.AsArray(), state.Events())
                : comparison.Objects(number, kind, objects!.AsArray(), state.Objects(kind));
            foreach (var difference in differences)
                yield return difference;
        }
    }

    private static IEnumerable<string> Results(Scenario scenario, ScenarioScript script, Normalizer normalizer)
    {
        var recorded = scenario.Results;
        if (recorded.Count != script.Results.Count)
            yield return $"results: expected {recorded.Count} ({JsonDifference.Show(new JsonArray([.. recorded.Select(r => r.DeepClone())]))}), got {script.Results.Count} ({JsonDifference.Show(new JsonArray([.. script.Results.Select(r => r.DeepClone())]))})";
        foreach (var (expected, actual) in recorded.Zip(script.Results))
        {
            var normalized = normalizer.Object(actual);
            foreach (var (name, value) in expected)
                foreach (var difference in JsonDifference.Find($"results step {expected.Number("step")} {name}", value, normalized[name]))
                    yield return difference;
        }
    }
}
