namespace ClusterSim.Controllers.ReplicaSets;

/// <summary>What a ReplicaSet and a ReplicationController ask for, in one form.</summary>
/// <param name="Owner">The object itself.</param>
/// <param name="Replicas">How many Pods it wants.</param>
/// <param name="Selector">Which Pods are its own.</param>
/// <param name="Template">What new Pods look like.</param>
/// <param name="MinReadySeconds">How long a Pod must have been ready to count as available.</param>
internal sealed record ReplicatedPods(ApiObject Owner, int Replicas, LabelSelector Selector, PodTemplateSpec Template, int MinReadySeconds);

/// <summary>How many Pods there are, and how far they have come.</summary>
internal readonly record struct ReplicaCount(int Total, int FullyLabeled, int Ready, int Available, int Terminating)
{
    /// <summary>Counts <paramref name="pods"/>, the active ones of <paramref name="wanted"/>.</summary>
    /// <remarks>Source: replica_set_utils.go, calculateStatus (v1.36).</remarks>
    public static ReplicaCount Of(ReplicatedPods wanted, IReadOnlyList<Pod> pods, int terminating, DateTimeOffset now)
    {
        var (fullyLabeled, ready, available) = (0, 0, 0);
        foreach (var pod in pods)
        {
            if (HasAll(pod.Metadata.Labels, wanted.Template.Metadata.Labels))
                fullyLabeled++;
            if (!pod.IsReady)
                continue;
            ready++;
            if (pod.IsAvailable(wanted.MinReadySeconds, now))
                available++;
        }
        return new(pods.Count, fullyLabeled, ready, available, terminating);
    }

    /// <summary>
    /// Counts the Pods of <paramref name="wanted"/> by their classes alone, without a look at any of them; null when that does not do: when one is
    /// to be released, or when it matters since when they have been ready.
    /// </summary>
    public static ReplicaCount? Of(ReplicatedPods wanted, ReadOnlySpan<(PodClass Class, int Count)> classes)
    {
        var (total, fullyLabeled, ready, terminating) = (0, 0, 0, 0);
        foreach (var ((isActive, isTerminating, isReady, labels), count) in classes)
        {
            var matches = wanted.Selector.Matches(labels);
            if (isActive && (!matches || (isReady && wanted.MinReadySeconds > 0)))
                return null;
            if (isTerminating && matches)
                terminating += count;
            if (!isActive)
                continue;
            total += count;
            if (isReady)
                ready += count;
            if (HasAll(labels, wanted.Template.Metadata.Labels))
                fullyLabeled += count;
        }
        return new(total, fullyLabeled, ready, ready, terminating);
    }

    private static bool HasAll(ValueMap<string> labels, ValueMap<string> wanted)
    {
        if (ReferenceEquals(labels, wanted))
            return true; // Pods share the labels of their template.
        foreach (var (key, value) in wanted)
            if (labels.Find(key) != value)
                return false;
        return true;
    }
}
