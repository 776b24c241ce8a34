using ClusterSim.Simulation;
using ClusterSim.Storage.Trees;

namespace ClusterSim.Storage;

/// <summary>All objects of a cluster, with a revision that every write raises by one: what etcd is to Kubernetes.</summary>
/// <remarks>
/// <para>Only the API server writes. Writes happen on the loop; reads may come from any thread and never wait: a thread that does not hold the loop
/// reads a snapshot, which the writer from then on leaves alone.</para>
/// <para>Every write becomes one event of the loop, of rank <see cref="EventRank.Delivery"/>, which tells the watches it concerns.</para>
/// </remarks>
public sealed partial class ObjectStore
{
    private readonly SimulationLoop _loop;
    private volatile Dictionary<ResourceType, StoreTable> _tables = []; // Replaced, never changed: other threads read it.
    private long _revision; // Never 0, which stands for "any" in requests.
    private int _sequence;      // Odd while a write is going on.

    /// <summary>An empty store.</summary>
    /// <param name="loop">The loop whose time it lives in and through which it delivers.</param>
    /// <param name="options">How much of the past it remembers; null: the defaults.</param>
    public ObjectStore(SimulationLoop loop, ObjectStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loop);
        _loop = loop;
        _revision = options?.FirstRevision ?? 1;
        _delivery = new(this);
        _delivered = _revision;
        _history = new(options ?? new(), _revision);
    }

    /// <summary>The revision of the latest write.</summary>
    public long Revision => Volatile.Read(ref _revision);

    /// <summary>The object at <paramref name="key"/>, or null when there is none.</summary>
    public ApiObject? Find(ResourceType resource, ObjectKey key)
    {
        if (!_tables.TryGetValue(resource, out var table))
            return null;
        return _loop.IsHeld ? table.Objects.Current.Find(key) : Freeze(table, out _).Find(key);
    }

    /// <inheritdoc cref="Find(ResourceType, ObjectKey)"/>
    public T? Find<T>(ResourceType resource, ObjectKey key) where T : ApiObject => (T?)Find(resource, key);

    /// <summary>The objects of a kind as they are now.</summary>
    /// <param name="resource">The kind.</param>
    /// <param name="namespace">Only this namespace; null for all.</param>
    public ObjectView<ApiObject> List(ResourceType resource, string? @namespace = null) => List<ApiObject>(resource, @namespace);

    /// <inheritdoc cref="List(ResourceType, string?)"/>
    public ObjectView<T> List<T>(ResourceType resource, string? @namespace = null) where T : ApiObject =>
        new(Freeze(resource, out var revision), @namespace, revision);

    /// <summary>How many objects of a kind there are.</summary>
    public int Count(ResourceType resource) => _tables.TryGetValue(resource, out var table) ? table.Objects.Count : 0;

    /// <summary>The objects of a kind as they are now, for caches to begin with.</summary>
    internal ObjectTree Freeze(ResourceType resource, out long revision)
    {
        if (_tables.TryGetValue(resource, out var table))
            return Freeze(table, out revision);
        revision = Revision;
        return default;
    }

    private StoreTable TableOf(ResourceType resource)
    {
        if (_tables.TryGetValue(resource, out var table))
            return table;
        table = new(resource);
        _tables = new(_tables) { [resource] = table };
        return table;
    }

    private ObjectTree Freeze(StoreTable table, out long revision)
    {
        if (_loop.IsHeld)
        {
            revision = _revision;
            return table.Objects.Freeze();
        }
        var tree = default(ObjectTree);
        revision = Consistently(() => tree = table.Objects.Freeze());
        return tree;
    }

    /// <summary>Does <paramref name="read"/>, again and again until no write went on meanwhile, and returns the revision it saw.</summary>
    /// <remarks>
    /// The writer makes the sequence odd, with a full fence, before it looks at a map's token; the reader takes the token away, with a full fence,
    /// before it looks at the sequence again. So one of them sees the other: a write that the reader did not see copies what the reader has.
    /// </remarks>
    private long Consistently(Action read)
    {
        for (var spin = new SpinWait(); ; spin.SpinOnce())
        {
            var sequence = Volatile.Read(ref _sequence);
            if ((sequence & 1) != 0)
                continue;
            read();
            var revision = Volatile.Read(ref _revision);
            if (Volatile.Read(ref _sequence) == sequence)
                return revision;
        }
    }
}
