using BenchmarkDotNet.Attributes;
using ClusterSim.Api.Core;

namespace ClusterSim.Benchmarks;

/// <summary>A Pod on its way through API server and scheduler: created, delivered, scheduled, bound, told of in an Event. No kubelet takes it up.</summary>
[MemoryDiagnoser]
public class SchedulePod
{
    private const int Pods = 500;

    private readonly Pod[] _pods = [.. Enumerable.Range(0, Pods).Select(i => new Pod { Metadata = new() { Name = $"pod-{i:000}", Namespace = "default" }, Spec = Workloads.Spec("10m", "16Mi") })];
    private Cluster _cluster = null!;

    [Params(100, 1_000, 5_000)]
    public int Nodes { get; set; }

    [IterationSetup]
    public void Start()
    {
        _cluster = new(new ClusterOptions { Nodes = 0, WithoutComponents = ["kubelet", "node-lifecycle-controller"] });
        _cluster.Settle();
        for (var i = 0; i < Nodes; i++)
        {
            var node = _cluster.Client.Create(new Node
            {
                Metadata = new() { Name = $"node-{i:0000}" },
                Status = new() { Capacity = [new("cpu", "32"), new("memory", "256Gi"), new("pods", "110")], Allocatable = [new("cpu", "32"), new("memory", "256Gi"), new("pods", "110")] },
            });
            _cluster.Client.Update(node with { Spec = node.Spec with { Taints = [] } }); // Nobody else would find it ready.
        }
        _cluster.Settle();
    }

    [IterationCleanup]
    public void End() => _cluster.Dispose();

    [Benchmark(OperationsPerInvoke = Pods)]
    public void CreateToBound()
    {
        foreach (var pod in _pods)
            _cluster.Client.Create(pod);
        _cluster.RunUntil(() => _cluster.Client.List<Pod>().All(pod => pod.IsBound), TimeSpan.FromMinutes(1));
    }
}
