using BenchmarkDotNet.Attributes;

namespace ClusterSim.Benchmarks;

/// <summary>A whole cluster at work: from a Deployment that is applied to all its Pods being ready, each created, scheduled, pulled, started, reported and told of in Events.</summary>
[MemoryDiagnoser]
public class ApplyToReady
{
    private Cluster _cluster = null!;

    [Params(100, 1_000)]
    public int Nodes { get; set; }

    /// <summary>Ten Pods a node.</summary>
    private int Replicas => Nodes * 10;

    [IterationSetup]
    public void Start()
    {
        _cluster = Workloads.Cluster(Nodes);
        _cluster.Settle();
    }

    [IterationCleanup]
    public void End() => _cluster.Dispose();

    [Benchmark]
    public long Deployment()
    {
        _cluster.Apply(Workloads.Deployment("web", Replicas));
        Workloads.RunUntilReady(_cluster, TimeSpan.FromMinutes(10));
        return _cluster.Api.Log.Count;
    }
}
