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
    public static void Sort(List<PodEntry> pods)
    {
        // By insertion: a Node has few Pods, and most of them are alike.
        for (var i = 1; i < pods.Count; i++)
        {
            var pod = pods[i];
            var place = i;
            for (; place > 0 && IsMoreImportant(pod, pods[place - 1]); place--)
                pods[place] = pods[place - 1];
            pods[place] = pod;
        }
    }

    private static bool IsMoreImportant(PodEntry left, PodEntry right) =>
        left.Priority != right.Priority ? left.Priority > right.Priority : StartOf(left.Pod) < StartOf(right.Pod);
}
