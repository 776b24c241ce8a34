namespace ClusterSim.Scheduling;

/// <summary>Objects given one by one: for a scheduler without a cluster.</summary>
internal sealed class GivenObjects : ISchedulerObjects
{
    private readonly Dictionary<Type, SortedDictionary<ObjectKey, ApiObject>> _byType = []; // Never enumerated.
    private readonly Dictionary<Type, Action<ApiObject?, ApiObject?>> _handlers = []; // Never enumerated.

    /// <summary>Takes in a new object, or a new state of one.</summary>
    public void Set(ApiObject obj)
    {
        var key = ObjectKey.Of(obj);
        var objects = OfType(obj.GetType());
        var before = objects.GetValueOrDefault(key);
        objects[key] = obj;
        Tell(obj.GetType(), before, obj);
    }

    /// <summary>Forgets an object; nothing happens when it is not known.</summary>
    public void Remove(ApiObject obj)
    {
        if (OfType(obj.GetType()).Remove(ObjectKey.Of(obj), out var before))
            Tell(obj.GetType(), before, null);
    }

    public T? Find<T>(ObjectKey key) where T : ApiObject => (T?)OfType(typeof(T)).GetValueOrDefault(key);

    public IReadOnlyList<T> All<T>() where T : ApiObject => [.. OfType(typeof(T)).Values.Cast<T>()];

    public IEnumerable<T> InNamespace<T>(string @namespace) where T : ApiObject =>
        OfType(typeof(T)).Values.Cast<T>().Where(obj => obj.Metadata.Namespace == @namespace);

    public IEnumerable<PersistentVolume> VolumesOf(string className) =>
        OfType(typeof(PersistentVolume)).Values.Cast<PersistentVolume>().Where(volume => volume.ClassName == className);

    public void OnChange<T>(Action<T?, T?> handler) where T : ApiObject
    {
        foreach (var obj in All<T>())
            handler(null, obj);
        _handlers[typeof(T)] = _handlers.GetValueOrDefault(typeof(T)) + ((before, after) => handler((T?)before, (T?)after));
    }

    private SortedDictionary<ObjectKey, ApiObject> OfType(Type type)
    {
        if (!_byType.TryGetValue(type, out var objects))
            _byType.Add(type, objects = []);
        return objects;
    }

    private void Tell(Type type, ApiObject? before, ApiObject? after) => _handlers.GetValueOrDefault(type)?.Invoke(before, after);
}
