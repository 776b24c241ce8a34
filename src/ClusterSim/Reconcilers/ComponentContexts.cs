using ClusterSim.Client;
using ClusterSim.Client.Recording;
using ClusterSim.Simulation;
using ClusterSim.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClusterSim.Reconcilers;

/// <summary>Makes the contexts of a cluster's components, which share caches and a supply of names for Events.</summary>
internal sealed class ComponentContexts(SimulationLoop loop, ObjectStore store, ApiServer.ApiServer server, ILoggerFactory? loggers = null, TimeSpan callLatency = default)
{
    private readonly ILoggerFactory _loggers = loggers ?? NullLoggerFactory.Instance;
    private readonly EventNames _eventNames = new(loop);

    public Informers Informers { get; } = new(loop, store, server.Scheme, server.StoredTypeOf);

    public NodeHeartbeats Heartbeats { get; } = new(loop);

    public ComponentContext For(string component) => new(component, server, Informers, Heartbeats, loop, _eventNames, _loggers.CreateLogger(component), callLatency);
}
