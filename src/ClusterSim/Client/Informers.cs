using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Client;

/// <summary>The caches of a cluster, one per kind, shared by all its components.</summary>
/// <remarks>Source: client-go informers/factory.go, SharedInformerFactory (v1.36).</remarks>
public sealed class Informers
{
    private readonly SimulationLoop _loop;
    private readonly ObjectStore _store;
    private readonly Scheme _scheme;
    private readonly Dictionary<Type, Informer> _informers = [];

    internal Informers(SimulationLoop loop, ObjectStore store, Scheme scheme) => (_loop, _store, _scheme) = (loop, store, scheme);

    /// <summary>A fault: how much later than written changes arrive in the caches. Zero unless set; may be changed at any time.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>The cache of one kind; it is filled when it is first asked for.</summary>
    /// <exception cref="InvalidOperationException">The cluster does not serve the kind.</exception>
    public Informer<T> For<T>() where T : ApiObject
    {
        if (!_informers.TryGetValue(typeof(T), out var informer))
            _informers.Add(typeof(T), informer = _loop.Invoke(() => new Informer<T>(this, _loop, _store, _scheme.Get<T>())));
        return (Informer<T>)informer;
    }
}
