namespace ClusterSim.Controllers.Nodes;

/// <summary>How a <see cref="NodeLifecycleController"/> judges Nodes. The defaults are Kubernetes'.</summary>
public sealed record NodeLifecycleOptions
{
    /// <inheritdoc cref="NodeLifecycle.MonitorPeriod"/>
    public TimeSpan MonitorPeriod { get; init; } = NodeLifecycle.MonitorPeriod;

    /// <inheritdoc cref="NodeLifecycle.MonitorGracePeriod"/>
    public TimeSpan MonitorGracePeriod { get; init; } = NodeLifecycle.MonitorGracePeriod;

    /// <inheritdoc cref="NodeLifecycle.StartupGracePeriod"/>
    public TimeSpan StartupGracePeriod { get; init; } = NodeLifecycle.StartupGracePeriod;

    /// <inheritdoc cref="NodeLifecycle.EvictionRate"/>
    public double EvictionRate { get; init; } = NodeLifecycle.EvictionRate;

    /// <inheritdoc cref="NodeLifecycle.SecondaryEvictionRate"/>
    public double SecondaryEvictionRate { get; init; } = NodeLifecycle.SecondaryEvictionRate;

    /// <inheritdoc cref="NodeLifecycle.UnhealthyZoneThreshold"/>
    public double UnhealthyZoneThreshold { get; init; } = NodeLifecycle.UnhealthyZoneThreshold;

    /// <inheritdoc cref="NodeLifecycle.LargeClusterSizeThreshold"/>
    public int LargeClusterSizeThreshold { get; init; } = NodeLifecycle.LargeClusterSizeThreshold;
}
