using System.Collections.Concurrent;
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
    private readonly Func<ResourceType, ResourceType> _storedTypeOf;
    private readonly Dictionary<Type, Informer> _byType = []; // Of those in _informers that were asked for by type.
    private readonly Dictionary<ResourceType, Informer> _informers = [];

    // How an informer of some kind is made is the same for every cluster: found out once per process.
    private static readonly ConcurrentDictionary<Type, Func<Informers, ResourceType, Informer>> Makers = new();

    internal Informers(SimulationLoop loop, ObjectStore store, Scheme scheme, Func<ResourceType, ResourceType> storedTypeOf) =>
        (_loop, _store, _scheme, _storedTypeOf) = (loop, store, scheme, storedTypeOf);

    /// <summary>A fault: how much later than written changes arrive in the caches. Zero unless set; may be changed at any time.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>The cache of one kind; it is filled when it is first asked for.</summary>
    /// <exception cref="InvalidOperationException">The cluster does not serve the kind.</exception>
    public Informer<T> For<T>() where T : ApiObject
    {
        if (!_byType.TryGetValue(typeof(T), out var informer))
            _byType.Add(typeof(T), informer = For(_scheme.Get<T>()));
        return (Informer<T>)informer;
    }

    /// <summary>The cache of a kind that is known only when the program runs, as <see cref="DynamicClient.Kinds"/> lists it; the same as of <see cref="For{T}"/>.</summary>
    public Informer For(ResourceType kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        kind = _storedTypeOf(kind); // All versions of a custom kind are one.
        if (!_informers.TryGetValue(kind, out var informer))
            _informers.Add(kind, informer = _loop.Invoke(() => Makers.GetOrAdd(kind.ClrType, MakerOf)(this, kind)));
        return informer;
    }

    /// <summary>Lets what was written as <paramref name="revision"/> arrive later by <paramref name="delay"/> than it would.</summary>
    internal void Delay<T>(long revision, TimeSpan delay) where T : ApiObject
    {
        if (_byType.TryGetValue(typeof(T), out var informer))
            informer.Delay(revision, delay);
    }

    private static Func<Informers, ResourceType, Informer> MakerOf(Type type)
    {
        Func<Informers, ResourceType, Informer> pattern = Make<ApiObject>;
        return pattern.Method.GetGenericMethodDefinition().MakeGenericMethod(type).CreateDelegate<Func<Informers, ResourceType, Informer>>();
    }

    private static Informer Make<T>(Informers informers, ResourceType kind) where T : ApiObject => new Informer<T>(informers, informers._loop, informers._store, kind);
}
