namespace ClusterSim.Scheduling;

/// <summary>The claims of a Pod, by what is still to be done about them.</summary>
/// <remarks>Source: plugins/volumebinding/binder.go, GetPodVolumeClaims (v1.36).</remarks>
internal sealed class PodClaims
{
    /// <summary>Bound: the volume decides where the Pod can run.</summary>
    public List<PersistentVolumeClaim> Bound { get; } = [];

    /// <summary>The volumes of those; null where there is none of that name.</summary>
    public List<PersistentVolume?> BoundVolumes { get; } = [];

    /// <summary>To be bound by the controller before the Pod can be scheduled.</summary>
    public List<PersistentVolumeClaim> Immediate { get; } = [];

    /// <summary>To be bound when the Pod has a Node, the smallest first.</summary>
    public List<PersistentVolumeClaim> Delayed { get; } = [];
}
