namespace ClusterSim.Nodes.Pools;

/// <summary>How node pools grow and shrink. The defaults are those of the cluster autoscaler.</summary>
/// <remarks>Source: kubernetes/autoscaler cluster-autoscaler/config/flags (v1.36).</remarks>
public sealed record ClusterAutoscalerOptions
{
    /// <summary>How often it looks for Pods that wait; <c>--scan-interval</c>. It costs nothing while there are none. 10 seconds unless set.</summary>
    public TimeSpan ScanInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a machine is without Pods before it goes; <c>--scale-down-unneeded-time</c>. 10 minutes unless set.</summary>
    public TimeSpan ScaleDownUnneededTime { get; init; } = TimeSpan.FromMinutes(10);
}
