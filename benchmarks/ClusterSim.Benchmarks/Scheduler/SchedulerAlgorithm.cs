using BenchmarkDotNet.Attributes;
using ClusterSim.SchedulerPerf;

namespace ClusterSim.Benchmarks.Scheduler;

/// <summary>The scheduler's algorithm alone, with every workload: filter, score, choose, assume, reserve, permit; nothing is bound or written.</summary>
[MemoryDiagnoser]
[Config(typeof(PerPodConfig))]
public class SchedulerAlgorithm
{
    private AlgorithmRun _run = null!;

    public static IEnumerable<Workload> AllWorkloads => SchedulerWorkloads.All;

    public static IEnumerable<int> AllSizes => Sizes.Chosen;

    [ParamsSource(nameof(AllWorkloads))]
    public Workload Workload { get; set; } = null!;

    [ParamsSource(nameof(AllSizes))]
    public int Nodes { get; set; }

    [IterationSetup]
    public void Build() => _run = new AlgorithmRun(Workload, Nodes);

    [Benchmark]
    public int Place() => _run.Go();
}
