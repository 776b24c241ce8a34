using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using ClusterSim.Recordings.Checks;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Tests.Client;

/// <summary>An API server with a namespace, and contexts for components; no component runs.</summary>
public abstract class ApiFixture
{
    private readonly List<string> _running = [];
    private Invariants _invariants = null!;

    private protected SimulationLoop Loop { get; private set; } = null!;

    private protected ObjectStore Store { get; private set; } = null!;

    private protected ClusterSim.ApiServer.ApiServer Server { get; private set; } = null!;

    private protected ComponentContexts Contexts { get; private set; } = null!;

    private protected Informers Informers => Contexts.Informers;

    /// <summary>The test's own client.</summary>
    private protected IClusterClient Client { get; private set; } = null!;

    [SetUp]
    public void Start()
    {
        Loop = new(seed: 1, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Store = new(Loop);
        Server = new(Loop, Store, new Scheme());
        Contexts = new(Loop, Store, Server);
        Client = Contexts.For("test").DirectClient;
        _running.Clear();
        _invariants = Invariants.Watch(Loop, Server, Client, _running, LooksAround);
        Client.Create(new Namespace { Metadata = new() { Name = "default" } });
        Deliver();
    }

    [TearDown]
    public void Stop()
    {
        Loop.Dispose();
        _invariants.Check();
    }

    /// <summary>Whether invariants look around every half minute; false for tests that count events.</summary>
    private protected virtual bool LooksAround => true;

    /// <summary>Starts a component.</summary>
    protected void Start(IClusterComponent component)
    {
        _running.Add(component.Name);
        component.Start(Contexts.For(component.Name));
    }

    protected static ObjectKey Key(string name) => new("default", name);

    protected static ConfigMap Map(string name, string? value = null, ApiObject? owner = null) => new()
    {
        Metadata = new() { Name = name, Namespace = "default", OwnerReferences = owner is null ? [] : [OwnerReference.For(owner)] },
        Data = value is null ? [] : [new("value", value)],
    };

    /// <summary>Runs what is due now.</summary>
    protected void Deliver() => Loop.Run(TimeSpan.Zero);
}
