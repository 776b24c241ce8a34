namespace ClusterSim.Controllers.Volumes.Binding;

/// <summary>When volumes and claims are looked at again.</summary>
public sealed record PersistentVolumeBinderOptions
{
    /// <summary>How often what is not settled is looked at again (<c>--pvclaimbinder-sync-period</c>): 15 s unless set.</summary>
    public TimeSpan SyncPeriod { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after the controller's start that is done for the first time; null: after one <see cref="SyncPeriod"/>.</summary>
    public TimeSpan? FirstSync { get; init; }
}
