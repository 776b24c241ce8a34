namespace ClusterSim.Scheduling;

/// <summary>There are no volumes: the scheduler runs on a snapshot alone.</summary>
internal sealed class NoVolumes : IVolumeObjects
{
    public T? Find<T>(ObjectKey key) where T : ApiObject => null;

    public IEnumerable<PersistentVolume> VolumesOf(string className) => [];
}
