using System.Globalization;

namespace SchedulerLab;

/// <summary>Sixteen Nodes with GPUs, and Pods of a few shapes that ask for more than there is.</summary>
public static class SmallCluster
{
    private static readonly (int Nodes, int Cpu, int MemoryGi, int Gpus, string Model)[] Machines =
        [(6, 96, 384, 8, "G2"), (6, 64, 256, 2, "T4"), (4, 32, 128, 4, "V100")];

    private static readonly (int Weight, int MilliCpu, int MemoryGi, GpuRequest Gpus)[] Pods =
    [
        (30, 3_000, 8, new(1, 810, "")),
        (20, 11_000, 32, new(1, 1000, "")),
        (15, 6_000, 16, new(1, 460, "")),
        (10, 2_000, 4, new(1, 250, "T4|V100")),
        (5, 24_000, 96, new(2, 1000, "")),
        (2, 48_000, 192, new(8, 1000, "")),
        (18, 8_000, 16, new(0, 0, "")),
    ];

    /// <summary>Each seed brings the Pods, and the Nodes, in another order.</summary>
    public static WorkloadSource Source { get; } = new("small-cluster", Create);

    private static Workload Create(ulong seed)
    {
        var random = new ClusterSim.Simulation.RandomStream(seed, "small-cluster");
        var nodes = Machines.SelectMany(machine => Enumerable.Range(0, machine.Nodes).Select(i => NodeOf(machine, i))).ToArray();
        var shapes = Pods.SelectMany(pod => Enumerable.Repeat(SpecOf(pod.MilliCpu, pod.MemoryGi, pod.Gpus), pod.Weight)).ToArray();
        random.Shuffle(nodes.AsSpan());
        random.Shuffle(shapes.AsSpan());
        return new Workload("small-cluster", nodes, shapes.Select((shape, i) => new Arrival(shape with { Metadata = shape.Metadata with { Name = $"pod-{i}" } })));
    }

    private static Node NodeOf((int Nodes, int Cpu, int MemoryGi, int Gpus, string Model) machine, int number)
    {
        ValueMap<Quantity> resources = [new("cpu", machine.Cpu), new("memory", $"{machine.MemoryGi}Gi"), new("pods", 110)];
        return new()
        {
            Metadata = new()
            {
                Name = $"{machine.Model.ToLowerInvariant()}-{number}",
                Labels = [new(GpuLabels.Count, machine.Gpus.ToString(CultureInfo.InvariantCulture)), new(GpuLabels.Model, machine.Model)],
            },
            Status = new() { Capacity = resources, Allocatable = resources },
        };
    }

    private static Pod SpecOf(int milliCpu, int memoryGi, GpuRequest gpus) => new()
    {
        Metadata = new() { Namespace = "default", Annotations = gpus.ToAnnotations() },
        Spec = new()
        {
            Containers = [new() { Name = "main", Image = "train", Resources = new() { Requests = [new("cpu", Quantity.FromMilli(milliCpu)), new("memory", $"{memoryGi}Gi")] } }],
        },
    };
}
