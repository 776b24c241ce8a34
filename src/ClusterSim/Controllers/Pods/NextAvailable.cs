namespace ClusterSim.Controllers.Pods;

/// <summary>When Pods become available by time passing, though nothing changes.</summary>
internal static class NextAvailable
{
    /// <summary>How long until the next of <paramref name="pods"/> will have been ready for <paramref name="minReadySeconds"/>; null when none will.</summary>
    public static TimeSpan? Of(IEnumerable<Pod> pods, int minReadySeconds, DateTimeOffset now)
    {
        if (minReadySeconds <= 0)
            return null;
        TimeSpan? next = null;
        foreach (var pod in pods)
        {
            if (!pod.IsReady || pod.IsAvailable(minReadySeconds, now) || pod.Condition("Ready")?.LastTransitionTime is not { } since)
                continue;
            var due = (DateTimeOffset)since + TimeSpan.FromSeconds(minReadySeconds) - now;
            if (next is null || due < next)
                next = due;
        }
        return next;
    }
}
