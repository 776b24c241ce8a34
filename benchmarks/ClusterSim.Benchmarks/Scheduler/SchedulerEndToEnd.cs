using BenchmarkDotNet.Attributes;
using ClusterSim.SchedulerPerf;

namespace ClusterSim.Benchmarks.Scheduler;

/// <summary>The scheduler in a cluster, with every workload: a Pod is created, delivered, decided about, bound, told of in an Event. No kubelet takes it up.</summary>
[MemoryDiagnoser]
[Config(typeof(PerPodConfig))]
public class SchedulerEndToEnd
{
    private EndToEndRun _run = null!;

    public static IEnumerable<Workload> AllWorkloads => SchedulerWorkloads.All;

    public static IEnumerable<int> AllSizes => Sizes.Chosen;

    [ParamsSource(nameof(AllWorkloads))]
    public Workload Workload { get; set; } = null!;

    [ParamsSource(nameof(AllSizes))]
    public int Nodes { get; set; }

    [IterationSetup]
    public void Start() => _run = new EndToEndRun(Workload, Nodes);

    [IterationCleanup]
    public void End() => _run.Dispose();

    [Benchmark]
    public void CreateToBound() => _run.Go();
}
