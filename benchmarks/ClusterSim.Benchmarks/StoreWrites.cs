using BenchmarkDotNet.Attributes;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Benchmarks;

/// <summary>Writes to the object store, and what each watcher adds: divide the difference by their number for the cost of one delivery.</summary>
[MemoryDiagnoser]
public class StoreWrites
{
    private const int Objects = 10_000;

    private static readonly ResourceType Type = Scheme.BuiltIn.Get<ConfigMap>();

    private readonly ConfigMap[] _objects = [.. Enumerable.Range(0, Objects).Select(i => new ConfigMap { Metadata = new() { Name = $"map-{i:00000}", Namespace = "default" } })];
    private SimulationLoop _loop = null!;
    private ObjectStore _store = null!;
    private long _delivered;

    [Params(0, 1, 10)]
    public int Watchers { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _loop = new(seed: 1, ClusterOptions.DefaultStart);
        _store = new(_loop);
        foreach (var obj in _objects)
            _store.Create(Type, obj);
        _loop.RunUntilIdle(TimeSpan.FromHours(1));
        for (var i = 0; i < Watchers; i++)
            _store.Watch<ConfigMap>(Type, fromRevision: _store.Revision).Subscribe(_ => _delivered++);
    }

    [GlobalCleanup]
    public void End() => _loop.Dispose();

    /// <summary>Each object is written once and delivered to everybody.</summary>
    [Benchmark(OperationsPerInvoke = Objects)]
    public long WriteAndDeliver()
    {
        foreach (var obj in _objects)
            _store.Update(Type, obj);
        _loop.RunUntilIdle(TimeSpan.FromHours(1));
        return _delivered;
    }
}
