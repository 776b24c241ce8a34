using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Tests.ApiServer;

/// <summary>An API server with one Namespace and its service account, both <c>default</c>, and nobody else around.</summary>
public abstract class ApiServerFixture
{
    private protected static readonly Caller Admin = new("admin");

    private protected SimulationLoop Loop { get; private set; } = null!;

    private protected ClusterSim.ApiServer.ApiServer Server { get; private set; } = null!;

    private protected virtual ApiServerOptions Options => new() { KeepsEventLog = true };

    [SetUp]
    public void Start()
    {
        Loop = new(seed: 1, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Server = new(Loop, new ObjectStore(Loop), Scheme.BuiltIn, Options);
        Server.Create(Admin, new Namespace { Metadata = new() { Name = "default" } });
        Server.Create(Admin, new ServiceAccount { Metadata = new() { Name = "default", Namespace = "default" } }); // Pods cannot do without.
    }

    [TearDown]
    public void Stop() => Loop.Dispose();

    private protected static ObjectKey Key(string name) => new("default", name);

    private protected static ConfigMap ConfigMap(string name) => new() { Metadata = new() { Name = name, Namespace = "default" } };

    private protected static Pod Pod(string name, string? node = null) => new()
    {
        Metadata = new() { Name = name, Namespace = "default" },
        Spec = new() { NodeName = node, Containers = [new() { Name = "main", Image = "registry.test/app:1" }] },
    };

    private protected static ApiException Refusal(Action action) => action.Should().Throw<ApiException>().Which;
}
