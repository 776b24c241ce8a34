using BenchmarkDotNet.Attributes;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Benchmarks;

/// <summary>A request for a list of 10,000 Pods, in the forms that clients ask for: what <c>kubectl get pods</c> and an informer's first list cost.</summary>
[MemoryDiagnoser]
public class ListRequests
{
    private const int Pods = 10_000;

    private static readonly Caller Caller = new("admin");

    private SimulationLoop _loop = null!;
    private ApiServer.ApiServer _server = null!;

    [GlobalSetup]
    public void Fill()
    {
        _loop = new(seed: 1, ClusterOptions.DefaultStart);
        var store = new ObjectStore(_loop);
        _server = new(_loop, store, Scheme.BuiltIn);
        for (var i = 0; i < Pods; i++)
            store.Create(Scheme.BuiltIn.Get<Pod>(), RunningPod.Numbered(i));
        _loop.RunUntilIdle(TimeSpan.FromHours(1));
    }

    [GlobalCleanup]
    public void End() => _loop.Dispose();

    [Benchmark]
    public int Json() => List("application/json");

    [Benchmark]
    public int Table() => List("application/json;as=Table;v=v1;g=meta.k8s.io");

    [Benchmark]
    public int Metadata() => List("application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io");

    [Benchmark]
    public int Protobuf() => List("application/vnd.kubernetes.protobuf");

    /// <summary>One of 20 pages.</summary>
    [Benchmark]
    public int PageOf500() => List("application/json", "?limit=500");

    private int List(string accept, string query = "") => _server.Handle(new()
    {
        Method = "GET",
        Target = "/api/v1/pods" + query,
        Headers = [new("Accept", accept)],
        Caller = Caller,
    }).Body.Length;
}
