namespace ClusterSim.Scheduling;

/// <summary>Which Pods are spared first: those of higher priority, then those that started earlier.</summary>
/// <remarks>Source: scheduler util/utils.go, MoreImportantPod (v1.36).</remarks>
internal static class PodImportance
{
    /// <summary>A Pod's priority; 0 when it has none.</summary>
    public static int PriorityOf(Pod pod) => pod.Spec.Priority ?? 0;

    /// <summary>When a Pod started; one that has not yet is the youngest of all.</summary>
    public static DateTimeOffset StartOf(Pod pod) => pod.Status.StartTime is { } start ? start : DateTimeOffset.MaxValue;

    /// <summary>The most important first; equals stay in order.</summary>
    public static List<Pod> Sorted(IEnumerable<Pod> pods) => [.. pods.OrderByDescending(PriorityOf).ThenBy(StartOf)];
}
