namespace ClusterSim.Controllers.Nodes;

/// <summary>When a <see cref="PodGarbageCollector"/> deletes Pods. The defaults are Kubernetes'.</summary>
public sealed record PodGarbageCollectorOptions
{
    /// <summary>How many Pods that are over may stay (<c>--terminated-pod-gc-threshold</c>); zero and less: all of them.</summary>
    public int TerminatedPodThreshold { get; init; } = 12500;

    /// <summary>How often it is looked for Pods to delete; <c>gcCheckPeriod</c>.</summary>
    public TimeSpan CheckPeriod { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long after a Node was found missing its Pods are deleted; <c>quarantineTime</c>.</summary>
    public TimeSpan Quarantine { get; init; } = TimeSpan.FromSeconds(40);
}
