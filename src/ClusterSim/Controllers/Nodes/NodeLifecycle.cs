namespace ClusterSim.Controllers.Nodes;

/// <summary>How soon it is noticed that a Node is gone, and how fast its Pods are evicted: the defaults of <c>kube-controller-manager</c>'s flags.</summary>
/// <remarks>Source: options/nodelifecyclecontroller.go; nodelifecycle/scheduler/rate_limited_queue.go (v1.36).</remarks>
public static class NodeLifecycle
{
    /// <summary>How often the health of Nodes is looked at (<c>--node-monitor-period</c>).</summary>
    public static TimeSpan MonitorPeriod { get; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a Node may be silent before its conditions become <c>Unknown</c> (<c>--node-monitor-grace-period</c>).</summary>
    public static TimeSpan MonitorGracePeriod { get; } = TimeSpan.FromSeconds(50);

    /// <summary>How long a new Node may take to report its status for the first time (<c>--node-startup-grace-period</c>).</summary>
    public static TimeSpan StartupGracePeriod { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How many Nodes of a zone are tainted for eviction per second (<c>--node-eviction-rate</c>).</summary>
    public const double EvictionRate = 0.1;

    /// <summary>The same in a large zone of which much is not ready (<c>--secondary-node-eviction-rate</c>).</summary>
    public const double SecondaryEvictionRate = 0.01;

    /// <summary>Which part of a zone's Nodes must not be ready for the zone to count as partially disrupted (<c>--unhealthy-zone-threshold</c>).</summary>
    public const double UnhealthyZoneThreshold = 0.55;

    /// <summary>Up to so many Nodes a partially disrupted zone sees no evictions at all (<c>--large-cluster-size-threshold</c>).</summary>
    public const int LargeClusterSizeThreshold = 50;

    /// <summary>How often it is tried to taint the next Node for eviction; <c>NodeEvictionPeriod</c>.</summary>
    internal static TimeSpan EvictionPeriod { get; } = TimeSpan.FromMilliseconds(100);
}
