using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.ReplicaSets;

/// <summary>When to look again though nothing changes: Pods become available by time passing.</summary>
internal static class NextLook
{
    /// <summary>The moment the next of <paramref name="pods"/> will have been ready for <paramref name="minReadySeconds"/>.</summary>
    public static Result WhenPodsBecomeAvailable(ReplicaCount count, int minReadySeconds, IEnumerable<Pod> pods, DateTimeOffset now)
    {
        if (minReadySeconds <= 0 || count.Available == count.Ready)
            return Result.Done;
        TimeSpan? next = null;
        foreach (var pod in pods)
        {
            if (!pod.IsActive || !pod.IsReady || pod.IsAvailable(minReadySeconds, now) || pod.Condition("Ready")?.LastTransitionTime is not { } since)
                continue;
            var due = (DateTimeOffset)since + TimeSpan.FromSeconds(minReadySeconds) - now;
            if (next is null || due < next)
                next = due;
        }
        return new(next);
    }
}
