namespace ClusterSim.Scheduling;

/// <summary>What a Pod's claims are to get on one Node.</summary>
/// <remarks>Source: plugins/volumebinding/binder.go, PodVolumes (v1.36).</remarks>
/// <param name="Problems">What stands against the Node; none when it will do.</param>
/// <param name="Bindings">Volumes that are there, and the claims they are for.</param>
/// <param name="Provisions">Claims that volumes are to be made for.</param>
internal sealed record VolumePlan(
    VolumeProblems Problems, IReadOnlyList<(PersistentVolume Volume, PersistentVolumeClaim Claim)> Bindings, IReadOnlyList<PersistentVolumeClaim> Provisions)
{
    /// <summary>Nothing is to be done.</summary>
    public static VolumePlan Nothing { get; } = new(VolumeProblems.None, [], []);

    /// <summary>The Node will not do.</summary>
    public static VolumePlan Rejected(VolumeProblems problems) => new(problems, [], []);
}
