namespace ClusterSim.Api.Core;

/// <summary>A cluster-scoped piece of storage that one PersistentVolumeClaim can bind to.</summary>
/// <remarks>Source: api/core/v1/types.go, PersistentVolume (v1.36).</remarks>
[Resource("", "v1", "persistentvolumes", Namespaced = false, ShortNames = ["pv"], Subresources = Subresources.Status)]
public sealed record PersistentVolume : ApiObject
{
    /// <summary>The volume's backing storage, size, access modes and reclaim policy.</summary>
    public PersistentVolumeSpec Spec { get; init; } = Unset<PersistentVolumeSpec>.Value;

    /// <summary>Observed phase of the volume; written by the volume controller.</summary>
    public PersistentVolumeStatus Status { get; init; } = Unset<PersistentVolumeStatus>.Value;
}
