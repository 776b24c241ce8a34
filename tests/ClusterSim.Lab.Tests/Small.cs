using System.Globalization;

namespace ClusterSim.Lab.Tests;

/// <summary>Small Nodes and Pods.</summary>
internal static class Small
{
    /// <summary>Kubernetes' filters, and the first Node that fits.</summary>
    public static Policy FirstFit { get; } = SchedulerLab.LabPolicies.Find("FirstFit")!;

    public static Node Node(string name, int cpu = 4, int gpus = 0, string model = "T4")
    {
        ValueMap<Quantity> resources = [new("cpu", cpu), new("memory", "64Gi"), new("pods", 110)];
        return new()
        {
            Metadata = new() { Name = name, Labels = [new(GpuLabels.Count, gpus.ToString(CultureInfo.InvariantCulture)), new(GpuLabels.Model, model)] },
            Status = new() { Capacity = resources, Allocatable = resources },
        };
    }

    public static Pod Pod(string name, string cpu = "1", GpuRequest gpus = default, int? priority = null) => new()
    {
        Metadata = new() { Name = name, Namespace = "default", Annotations = gpus.ToAnnotations() },
        Spec = new() { Priority = priority, Containers = [new() { Name = "main", Image = "app", Resources = new() { Requests = [new("cpu", cpu)] } }] },
    };

    public static Arrival Arrival(Pod pod, double at = 0, double? stays = null) =>
        new(pod) { At = TimeSpan.FromSeconds(at), Duration = stays is { } seconds ? TimeSpan.FromSeconds(seconds) : null };

    /// <summary>What happens, a line for each event: <c>00:00:03 Placed b on n1</c>.</summary>
    public static (RunResult Result, List<string> Story) Replay(Policy policy, IEnumerable<Node> nodes, params IEnumerable<Arrival> arrivals)
    {
        var story = new List<string>();
        var result = LabRun.Execute(new Workload("small", nodes, arrivals), policy, 1, Tell);
        return (result, story);

        void Tell(RunEvent what)
        {
            var devices = what.Devices.IsEmpty ? "" : $" [{string.Join(',', what.Devices.ToArray())}]";
            story.Add($"{what.At:c} {what.Kind} {what.Pod.Metadata.Name}{(what.NodeName is { } node ? $" on {node}" : "")}{devices}");
        }
    }
}
