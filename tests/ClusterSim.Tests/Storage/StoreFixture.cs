using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Tests.Storage;

/// <summary>A store of Pods and Nodes, and the loop it lives in.</summary>
public abstract class StoreFixture
{
    protected static readonly ResourceType Pods = ResourceType.From(typeof(Pod));
    protected static readonly ResourceType Nodes = ResourceType.From(typeof(Node));

    private protected SimulationLoop Loop { get; private set; } = null!;

    private protected ObjectStore Store { get; private set; } = null!;

    [SetUp]
    public void Start()
    {
        Loop = new(seed: 1, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Store = new(Loop);
    }

    [TearDown]
    public void Stop() => Loop.Dispose();

    protected static ObjectKey Key(string name) => new("default", name);

    protected static Pod Pod(string name, string? node = null, string @namespace = "default", string? phase = null) => new()
    {
        Metadata = new() { Name = name, Namespace = @namespace },
        Spec = new() { NodeName = node },
        Status = new() { Phase = phase },
    };

    private protected Pod Create(Pod pod) => (Pod)Store.Create(Pods, pod);

    private protected Pod Update(Pod pod) => (Pod)Store.Update(Pods, pod);

    /// <summary>Runs what is due now: deliveries, first of all.</summary>
    protected void Deliver() => Loop.Run(TimeSpan.Zero);
}
