using ClusterSim.Client;

namespace ClusterSim.Scheduling;

/// <summary>Objects as the cluster's caches show them.</summary>
internal sealed class CachedObjects(Informers informers) : ISchedulerObjects
{
    private const string ByClass = "class"; // pvLister's storageClassIndex

    private Informer<PersistentVolume>? _volumes;

    public T? Find<T>(ObjectKey key) where T : ApiObject => informers.For<T>().Find(key);

    public IReadOnlyList<T> All<T>() where T : ApiObject => informers.For<T>().Items;

    public IEnumerable<T> InNamespace<T>(string @namespace) where T : ApiObject => informers.For<T>().InNamespace(@namespace);

    public IEnumerable<PersistentVolume> VolumesOf(string className)
    {
        if (_volumes is null)
        {
            _volumes = informers.For<PersistentVolume>();
            _volumes.AddIndex(ByClass, static volume => volume.ClassName);
        }
        return _volumes.ByIndex(ByClass, className);
    }

    public void OnChange<T>(Action<T?, T?> handler) where T : ApiObject => informers.For<T>().OnChange(handler);
}
