using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Storage;
using ClusterSim.Scheduling;

namespace ClusterSim.Tests.Scheduling;

/// <summary>The volumes, claims and the like of a recorded cluster.</summary>
internal sealed class RecordedVolumes(OracleScenario scenario) : IVolumeObjects
{
    private readonly List<ApiObject> _objects =
    [
        .. scenario.Items<PersistentVolume>("persistentVolumes").OrderBy(volume => volume.Metadata.Name, StringComparer.Ordinal),
        .. scenario.Items<PersistentVolumeClaim>("persistentVolumeClaims"),
        .. scenario.Items<StorageClass>("storageClasses"),
        .. scenario.Items<CSINode>("csiNodes"),
        .. scenario.Items<CSIDriver>("csiDrivers"),
    ];

    public T? Find<T>(ObjectKey key) where T : ApiObject => _objects.OfType<T>().FirstOrDefault(obj => ObjectKey.Of(obj) == key);

    public IEnumerable<PersistentVolume> VolumesOf(string className) => _objects.OfType<PersistentVolume>().Where(volume => volume.ClassName == className);
}
