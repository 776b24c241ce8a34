using BenchmarkDotNet.Attributes;

namespace ClusterSim.Benchmarks;

/// <summary>What a test pays for a cluster of its own.</summary>
[MemoryDiagnoser]
public class ClusterStart
{
    /// <summary>A cluster with three nodes and its bootstrap objects, and its end.</summary>
    [Benchmark(Baseline = true)]
    public ulong Start()
    {
        using var cluster = new Cluster();
        return cluster.Fingerprint;
    }

    /// <summary>The same, until its nodes are ready and nothing happens any more.</summary>
    [Benchmark]
    public ulong StartAndSettle()
    {
        using var cluster = new Cluster();
        cluster.Settle();
        return cluster.Fingerprint;
    }
}
