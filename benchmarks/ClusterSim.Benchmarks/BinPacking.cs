using BenchmarkDotNet.Attributes;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Scheduling;
using ClusterSim.Scheduling.Plugins;
using ClusterSim.Simulation;

namespace ClusterSim.Benchmarks;

/// <summary>
/// The scheduler's hot path alone: filter every node, score it, choose, count the Pod there. Nodes of five sizes; Pods of ten sizes in a fixed random order,
/// so that each placement changes one node for all sizes.
/// </summary>
[MemoryDiagnoser]
public class BinPacking
{
    private const int Pods = 1_000;

    private static readonly (int Cpu, int MemoryGi)[] NodeSizes = [(8, 32), (16, 64), (32, 128), (48, 192), (64, 256)];

    private static readonly (int MilliCpu, int MemoryMi)[] PodSizes =
        [(250, 512), (500, 2048), (1000, 2048), (1500, 8192), (2000, 4096), (3000, 12288), (4000, 16384), (6000, 49152), (8000, 24576), (8000, 32768)];

    private readonly Pod[] _pods = [.. Sequence().Take(Pods)];
    private readonly CycleState _state = new();
    private SchedulerCache _cache = null!;
    private SchedulingAlgorithm _algorithm = null!;

    [Params(100, 1_000, 5_000)]
    public int Nodes { get; set; }

    /// <summary><c>LeastAllocated</c>, the default, spreads; <c>MostAllocated</c> packs.</summary>
    [Params("LeastAllocated", "MostAllocated")]
    public string Strategy { get; set; } = "";

    [GlobalSetup]
    public void Build()
    {
        _cache = new();
        for (var i = 0; i < Nodes; i++)
            _cache.Snapshot.SetNode(NodeOf(i));
        _cache.Snapshot.Arrange();
        var handle = new SchedulerHandle(null, name => new RandomStream(1, name));
        var strategy = Strategy == "MostAllocated" ? ScoringStrategy.MostAllocated : ScoringStrategy.LeastAllocated;
        var profile = SchedulerProfile.Default.With(new PluginRegistration("NodeResourcesFit", _ => new NodeResourcesFit(new() { ScoringStrategy = strategy })));
        _algorithm = new(new ProfileRuntime(profile, handle), _cache.Snapshot, handle.Nominator, TieBreak.LowestName, handle.Random);
    }

    [IterationCleanup]
    public void Empty()
    {
        foreach (var pod in _pods)
            _cache.Remove(ObjectKey.Of(pod));
    }

    [Benchmark(OperationsPerInvoke = Pods)]
    public int Place()
    {
        var placed = 0;
        foreach (var pod in _pods)
        {
            _state.Begin(pod, _cache.Shapes.OfPending(pod));
            var outcome = _algorithm.FindNode(_state);
            if (!outcome.Found)
                continue;
            _cache.Assume(pod, _state.Shape, _cache.Snapshot[outcome.Row].Name);
            placed++;
        }
        return placed;
    }

    private static Node NodeOf(int i)
    {
        var (cpu, memory) = NodeSizes[i % NodeSizes.Length];
        ValueMap<Quantity> resources = [new("cpu", $"{cpu}"), new("memory", $"{memory}Gi"), new("ephemeral-storage", "100Gi"), new("pods", "110")];
        var name = $"node-{i:00000}";
        return new()
        {
            Metadata = new() { Name = name, Labels = [new("kubernetes.io/hostname", name), new("topology.kubernetes.io/zone", $"zone-{i % 3}")] },
            Status = new() { Capacity = resources, Allocatable = resources },
        };
    }

    private static IEnumerable<Pod> Sequence()
    {
        var specs = Array.ConvertAll(PodSizes, size => Workloads.Spec($"{size.MilliCpu}m", $"{size.MemoryMi}Mi"));
        var x = 42UL;
        for (var i = 0; ; i++)
        {
            x = unchecked((x * 6364136223846793005) + 1442695040888963407);
            yield return new() { Metadata = new() { Name = $"pod-{i:00000}", Namespace = "default", Uid = $"{i}" }, Spec = specs[(x >> 33) % (ulong)specs.Length] };
        }
    }
}
