namespace ClusterSim.Scheduling;

/// <summary>The volumes, claims, classes and drivers that volume plugins look at.</summary>
internal interface IVolumeObjects
{
    /// <summary>The object at <paramref name="key"/>, or null when there is none.</summary>
    T? Find<T>(ObjectKey key) where T : ApiObject;

    /// <summary>The volumes of a class (empty: of none), by name.</summary>
    IEnumerable<PersistentVolume> VolumesOf(string className);
}
