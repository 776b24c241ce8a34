namespace ClusterSim.SchedulerPerf.Templates;

/// <summary>The Nodes of Kubernetes' performance scenarios: 4 CPUs, 32 GiB, room for 110 Pods.</summary>
/// <remarks>Source: test/integration/scheduler_perf/templates, node-default.yaml, node-with-taint.yaml, node-with-name.yaml (v1.36). The label with the host's name is what a kubelet would give them.</remarks>
internal static class PerfNodes
{
    /// <summary>The Node that has room for any number of Pods.</summary>
    public const string Roomy = "scheduler-perf-node";

    private const string Zone = "topology.kubernetes.io/zone";

    /// <summary>Nodes in the zones given, one after the other; in none when none are given.</summary>
    public static IEnumerable<Node> Of(int count, params string[] zones)
    {
        for (var i = 0; i < count; i++)
            yield return zones.Length == 0 ? Named($"scheduler-perf-{i:00000}") : Named($"scheduler-perf-{i:00000}", new KeyValuePair<string, string>(Zone, zones[i % zones.Length]));
    }

    /// <summary>Nodes that only Pods may use which tolerate the taint <c>foo</c>.</summary>
    public static IEnumerable<Node> Tainted(int count)
    {
        for (var i = 0; i < count; i++)
            yield return Named($"taint-node-{i:00000}") with { Spec = new() { Taints = [new() { Key = "foo", Effect = "NoSchedule" }] } };
    }

    /// <summary>One Node of that name, with room for 90,000 Pods.</summary>
    public static Node WithName() => Sized(Named(Roomy), 90_000);

    /// <summary>One Node.</summary>
    public static Node Named(string name, params KeyValuePair<string, string>[] labels) =>
        Sized(new() { Metadata = new() { Name = name, Labels = [new("kubernetes.io/hostname", name), .. labels] } }, 110);

    /// <summary>A Node with something more to allocate.</summary>
    public static Node With(this Node node, string resource, Quantity quantity)
    {
        ValueMap<Quantity> resources = [.. node.Status.Allocatable, new(resource, quantity)];
        return node with { Status = node.Status with { Capacity = resources, Allocatable = resources } };
    }

    private static Node Sized(Node node, int pods)
    {
        ValueMap<Quantity> resources = [new("cpu", "4"), new("memory", "32Gi"), new("pods", pods)];
        return node with { Status = new() { Capacity = resources, Allocatable = resources, Conditions = [new() { Type = "Ready", Status = "True" }] } };
    }
}
