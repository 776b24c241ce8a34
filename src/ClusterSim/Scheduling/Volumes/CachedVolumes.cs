using ClusterSim.Client;

namespace ClusterSim.Scheduling;

/// <summary>Volumes and the like as the cluster's caches show them.</summary>
internal sealed class CachedVolumes : IVolumeObjects
{
    private const string ByClass = "class"; // pvLister's storageClassIndex

    private readonly Informers _informers;
    private readonly Informer<PersistentVolume> _volumes;

    public CachedVolumes(Informers informers)
    {
        (_informers, _volumes) = (informers, informers.For<PersistentVolume>());
        _volumes.AddIndex(ByClass, static volume => volume.ClassName);
    }

    public T? Find<T>(ObjectKey key) where T : ApiObject => _informers.For<T>().Find(key);

    public IEnumerable<PersistentVolume> VolumesOf(string className) => _volumes.ByIndex(ByClass, className);
}
