using ClusterSim.Client;
using ClusterSim.Storage;

namespace ClusterSim.Controllers.Volumes;

/// <summary>A cache in which a controller's own writes show at once: what it has bound, it does not bind a second time because its cache lags.</summary>
/// <remarks>Source: controller/volume/persistentvolume/pv_controller_base.go, storeObjectUpdate (v1.36).</remarks>
/// <typeparam name="T">The kind.</typeparam>
internal sealed class OwnWrites<T>(Informer<T> informer) where T : ApiObject
{
    private readonly SortedDictionary<ObjectKey, T> _written = [];

    /// <summary>The object at <paramref name="key"/>, or null when there is none.</summary>
    public T? Find(ObjectKey key) => Newest(key, informer.Find(key));

    /// <summary>The same objects, each as it was written last.</summary>
    public IEnumerable<T> Newest(IEnumerable<T> cached) => _written.Count == 0 ? cached : cached.Select(obj => Newest(ObjectKey.Of(obj), obj)).OfType<T>();

    /// <summary>Notes what was written.</summary>
    /// <returns>The same object.</returns>
    public T Wrote(T obj)
    {
        _written[ObjectKey.Of(obj)] = obj;
        return obj;
    }

    private T? Newest(ObjectKey key, T? cached)
    {
        if (_written.Count == 0 || !_written.TryGetValue(key, out var own))
            return cached;
        if (Stamp.RevisionOf(own) > informer.Revision)
            return own;
        _written.Remove(key); // The cache has caught up.
        return cached;
    }
}
