using ClusterSim.Simulation;
using ClusterSim.Storage;
using ClusterSim.Storage.Trees;

namespace ClusterSim.Client;

/// <summary>A cache of all objects of one kind, fed by a watch, with indexes: what components read, and what wakes them.</summary>
/// <remarks>
/// <para>The cache changes only when the loop delivers a change, never inside an event: what runs in one event sees one state. At each virtual instant
/// all deliveries come first, so that (without <see cref="Informer.Lag"/>) whoever reconciles sees everything written before.</para>
/// <para>Everything it returns is a view that stays as it was, and costs no copy. To be used on the loop only.</para>
/// <para>Source: client-go tools/cache/shared_informer.go (v1.36).</para>
/// </remarks>
/// <typeparam name="T">The kind.</typeparam>
public sealed partial class Informer<T> : Informer where T : ApiObject
{
    private readonly Informers _informers;
    private readonly SimulationLoop _loop;
    private readonly ObjectMap _objects;
    private readonly Dictionary<string, InformerIndex<T>> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ITally<T>> _tallies = new(StringComparer.Ordinal);
    private InformerIndex<T>[] _indexList = []; // In the order in which they came.
    private ITally<T>[] _tallyList = [];

    internal Informer(Informers informers, SimulationLoop loop, ObjectStore store, ResourceType resource) : base(resource)
    {
        _informers = informers;
        _loop = loop;
        _objects = new(store.Freeze(resource, out var revision)); // Shares the store's own tree until one of them changes.
        Revision = revision;
        store.Subscribe(resource, WatchScope.All, revision, Receive);
    }

    /// <summary>How many objects there are.</summary>
    public int Count => _objects.Count;

    /// <summary>All objects, by namespace and name.</summary>
    public ObjectView<T> Items => new(_objects.Freeze(), Revision);

    /// <summary>The object at <paramref name="key"/>, or null when there is none.</summary>
    public T? Find(ObjectKey key) => (T?)_objects.Current.Find(key);

    /// <summary>The objects in one namespace, by name.</summary>
    public ObjectView<T> InNamespace(string @namespace) => new(_objects.Freeze(), @namespace, Revision);

    /// <summary>The objects to which the index <paramref name="name"/> gives <paramref name="value"/>, by namespace and name.</summary>
    /// <exception cref="InvalidOperationException">There is no such index.</exception>
    public ObjectView<T> ByIndex(string name, string value) => new(Index(name).Of(value), Revision);

    /// <summary>How many objects there are to which the index <paramref name="name"/> gives <paramref name="value"/>.</summary>
    internal int CountByIndex(string name, string value) => Index(name).CountOf(value);

    /// <summary>Adds an index. Nothing happens when there is one of that name already: parts that need the same index agree on its name.</summary>
    /// <param name="name">Name of the index.</param>
    /// <param name="value">The value an object is found by; null: the object is not in the index. Must depend on the object alone.</param>
    public void AddIndex(string name, Func<T, string?> value) => AddIndex(name, new InformerIndex<T>(value));

    /// <summary>Adds an index in which an object may stand under several values.</summary>
    /// <param name="name">Name of the index.</param>
    /// <param name="values">The values an object is found by. Must depend on the object alone.</param>
    /// <inheritdoc cref="AddIndex(string, Func{T, string})"/>
    public void AddIndex(string name, Func<T, IEnumerable<string>> values) => AddIndex(name, new InformerIndex<T>(values));

    /// <summary>Counts the objects of each class in each group. The one of that name, if there is one already: parts that need the same tally agree on its name.</summary>
    /// <param name="name">Name of the tally.</param>
    /// <param name="group">The group of an object; null: it is not counted. Must depend on the object alone.</param>
    /// <param name="classify">The class of an object in a group. Must depend on the object alone.</param>
    public Tally<T, TClass> Tally<TClass>(string name, Func<T, string?> group, Func<T, TClass> classify) where TClass : struct, IEquatable<TClass>
    {
        if (_tallies.TryGetValue(name, out var known))
            return (Tally<T, TClass>)known;
        var tally = new Tally<T, TClass>(group, classify);
        _tallies.Add(name, tally);
        _tallyList = [.. _tallyList, tally];
        foreach (var obj in Items)
            ((ITally<T>)tally).Change(null, obj);
        return tally;
    }

    private InformerIndex<T> Index(string name)
    {
        if (_indexes.TryGetValue(name, out var index))
            return index;
        if (name == ByController)
            AddIndex(ByController, obj => obj.Metadata.Controller?.Uid);
        else if (name == ByNode && typeof(T) == typeof(Pod))
            AddIndex(ByNode, obj => WatchScope.NodeOf(obj));
        else
            throw new InvalidOperationException($"The informer of {Resource.Plural} has no index \"{name}\"; add it with AddIndex first.");
        return _indexes[name];
    }

    private void AddIndex(string name, InformerIndex<T> index)
    {
        if (!_indexes.TryAdd(name, index))
            return;
        foreach (var obj in Items)
            index.Change(ObjectKey.Of(obj), null, obj);
        _indexList = [.. _indexList, index];
    }
}
