namespace ClusterSim.Nodes.Pressure;

/// <summary>When a kubelet ends Pods because its machine runs short of something. The defaults are Kubernetes'.</summary>
/// <remarks>Source: kubelet apis/config/v1beta1/defaults_linux.go, DefaultEvictionHard; eviction/types.go (v1.36).</remarks>
public sealed record EvictionOptions
{
    /// <summary>Less memory than this left is too little: <c>memory.available</c>. 100 MiB unless set.</summary>
    public Quantity MemoryAvailable { get; init; } = Quantity.FromBytes(100L << 20);

    /// <summary>A smaller part of the disk than this left is too little: <c>nodefs.available</c>. 0.1 unless set.</summary>
    public double DiskAvailable { get; init; } = 0.10;

    /// <summary>Fewer process numbers than this left are too few: <c>pid.available</c>. None unless set, so that it never happens.</summary>
    public long ProcessesAvailable { get; init; }

    /// <summary>How long a condition holds on after what it was about is over; <c>evictionPressureTransitionPeriod</c>. 5 minutes unless set.</summary>
    public TimeSpan PressureTransitionPeriod { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a kubelet looks; <c>monitoringInterval</c>. 10 seconds unless set. It costs nothing while there is enough of everything.</summary>
    public TimeSpan MonitoringInterval { get; init; } = TimeSpan.FromSeconds(10);
}
