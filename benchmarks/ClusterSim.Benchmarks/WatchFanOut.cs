using System.Text;
using BenchmarkDotNet.Attributes;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Benchmarks;

/// <summary>A request that creates a ConfigMap, the one that deletes it, and what watchers of the kind add to both.</summary>
[MemoryDiagnoser]
public class WatchFanOut
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    private static readonly Caller Caller = new("admin");
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m"},"data":{"a":"b"}}""");

    private SimulationLoop _loop = null!;
    private ApiServer.ApiServer _server = null!;
    private readonly IDisposable[] _open = new IDisposable[1000];
    private long _bytes;

    [Params(0, 100)]
    public int Watchers { get; set; }

    [GlobalSetup]
    public void Start()
    {
        _loop = new(seed: 1, ClusterOptions.DefaultStart);
        _server = new(_loop, new ObjectStore(_loop), Scheme.BuiltIn);
        _server.Create(Caller, new Namespace { Metadata = new() { Name = "default" } });
        for (var i = 0; i < Watchers; i++)
            Send("GET", Maps + "?watch=1").Stream!.Subscribe(piece => _bytes += piece.Length);
    }

    [GlobalCleanup]
    public void End() => _loop.Dispose();

    [Benchmark]
    public long CreateAndDelete()
    {
        Send("POST", Maps, Body);
        Send("DELETE", Maps + "/m");
        _loop.Run(TimeSpan.Zero); // What is delivered takes no time; the watches would end otherwise.
        return _bytes;
    }

    /// <summary>What a watch costs that nobody writes to: divide by a thousand.</summary>
    [Benchmark]
    public void OpenAndCloseAThousand()
    {
        for (var i = 0; i < _open.Length; i++)
            _open[i] = Send("GET", Maps + "?watch=1&allowWatchBookmarks=true&resourceVersion=" + _server.Revision).Stream!.Subscribe(piece => _bytes += piece.Length);
        foreach (var watch in _open)
            watch.Dispose();
    }

    private ApiResponse Send(string method, string target, byte[]? body = null) => _server.Handle(new()
    {
        Method = method,
        Target = target,
        Headers = [new("Content-Type", "application/json"), new("Accept", "application/json")],
        Body = body,
        Caller = Caller,
    });
}
