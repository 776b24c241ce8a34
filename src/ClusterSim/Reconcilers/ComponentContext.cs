using ClusterSim.Api.Authentication;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Client.Recording;
using ClusterSim.Simulation;
using Microsoft.Extensions.Logging;

namespace ClusterSim.Reconcilers;

/// <summary>All that a component gets from the cluster: it acts under its own name, and reaches nothing else.</summary>
public sealed class ComponentContext
{
    private readonly EventNames _eventNames;
    private readonly ApiServer.ApiServer _server;

    internal ComponentContext(string name, ApiServer.ApiServer server, Informers informers, NodeHeartbeats heartbeats, SimulationLoop loop, EventNames eventNames, ILogger logger, TimeSpan callLatency)
    {
        (Name, Informers, Heartbeats, Loop, Logger, _eventNames, _server) = (name, informers, heartbeats, loop, logger, eventNames, server);
        var caller = new Caller(name);
        Calls = new(callLatency, informers);
        Client = new CachedClient(server, caller, informers, Calls);
        DirectClient = new DirectClient(server, caller);
        DynamicClient = new(server, caller);
        Metrics = new(server);
        Events = EventsAs(name);
    }

    /// <summary>Name of the component, under which it writes.</summary>
    public string Name { get; }

    /// <summary>The API; reads come from the caches, which show one state while an event runs, and in the next one everything written before.</summary>
    public IClusterClient Client { get; }

    /// <summary>The API; reads come from the store, and show what was written a moment ago.</summary>
    public IClusterClient DirectClient { get; }

    /// <summary>The API as somebody else uses it, in whose name the component acts: as a program in a container does in that of its service account.</summary>
    internal IClusterClient ClientAs(string user) => new DirectClient(_server, new Caller(user));

    /// <summary>The API for kinds that are known only when the program runs; reads come from the store.</summary>
    public DynamicClient DynamicClient { get; }

    /// <summary>What the metrics APIs serve.</summary>
    public MetricsClient Metrics { get; }

    /// <summary>The caches, which all components of a cluster share: to read by index, and to be told of changes.</summary>
    public Informers Informers { get; }

    /// <summary>When nodes last gave a sign of life, as far as Leases are computed and not written.</summary>
    public NodeHeartbeats Heartbeats { get; }

    /// <summary>The simulation loop, on which everything runs: to do something later, or to run asynchronous code.</summary>
    public SimulationLoop Loop { get; }

    /// <summary>The cluster's clock.</summary>
    public TimeProvider Time => Loop.Time;

    /// <summary>How long what <see cref="Client"/> is asked for takes.</summary>
    internal CallTimes Calls { get; }

    /// <summary>Writes Events under the component's name.</summary>
    public EventRecorder Events { get; }

    /// <summary>For what interests those who look for mistakes.</summary>
    public ILogger Logger { get; }

    /// <summary>The random stream of that name: the same object each time. Streams of different names are independent of each other.</summary>
    public RandomStream Random(string name) => Loop.Random(name);

    /// <summary>A token for a service account.</summary>
    /// <exception cref="ApiException">There is no such account, or what is asked for cannot be.</exception>
    internal TokenRequest RequestToken(ObjectKey account, TokenRequest request) => _server.CreateToken(account, request);

    /// <summary>A recorder that writes Events under another name, as a kubelet does.</summary>
    /// <param name="component">Name of the component, as in <c>kubelet</c>.</param>
    /// <param name="host">Node on which it runs; null for components of the whole cluster.</param>
    public EventRecorder EventsAs(string component, string? host = null) =>
        new(Loop, DirectClient, _eventNames, new() { Component = component, Host = host }, Logger);
}
