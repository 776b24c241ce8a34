using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.StatefulSets;

/// <summary>What a StatefulSet says about its Pods.</summary>
/// <remarks>Source: stateful_set_control.go, updateStatus; stateful_set_utils.go, completeRollingUpdate (v1.36).</remarks>
internal static class SetStatus
{
    /// <summary>Counts <paramref name="pods"/>, all those of <paramref name="set"/>.</summary>
    public static StatefulSetStatus Of(StatefulSet set, SetRevisions revisions, List<Pod> pods, DateTimeOffset now)
    {
        var (current, update) = (revisions.Current.Metadata.Name!, revisions.Update.Metadata.Name!);
        var (ready, available, fromCurrent, fromUpdate) = (0, 0, 0, 0);
        foreach (var pod in pods)
        {
            if (IsRunningAndReady(pod))
            {
                ready++;
                if (pod.IsAvailable(set.Spec.MinReadySeconds, now))
                    available++;
            }
            if (pod.IsBeingDeleted)
                continue;
            var revision = PodIdentity.RevisionOf(pod);
            if (revision == current)
                fromCurrent++;
            if (revision == update)
                fromUpdate++;
        }
        return new()
        {
            ObservedGeneration = set.Metadata.Generation,
            Replicas = pods.Count,
            ReadyReplicas = ready,
            AvailableReplicas = available,
            CurrentReplicas = fromCurrent,
            UpdatedReplicas = fromUpdate,
            CurrentRevision = current,
            UpdateRevision = update,
            CollisionCount = revisions.Collisions,
        };
    }

    /// <summary>The status with the update revision as the current one, when all Pods have come to it.</summary>
    public static StatefulSetStatus Completed(StatefulSet set, StatefulSetStatus status) =>
        set.Spec.UpdateStrategy.Type == "RollingUpdate" && status.UpdatedReplicas == set.Replicas && status.ReadyReplicas == set.Replicas && status.Replicas == set.Replicas
            ? status with { CurrentReplicas = status.UpdatedReplicas, CurrentRevision = status.UpdateRevision }
            : status;

    /// <summary>Whether the two differ in what is looked at.</summary>
    public static bool Differ(StatefulSetStatus old, StatefulSetStatus now) =>
        now.ObservedGeneration > old.ObservedGeneration || now with { ObservedGeneration = 0, CollisionCount = null, Conditions = [] } != old with { ObservedGeneration = 0, CollisionCount = null, Conditions = [] };

    public static bool IsRunningAndReady(Pod pod) => pod.Status.Phase == "Running" && pod.IsReady;

    /// <summary>Whether a Pod does not count as serving: it has not been ready for long enough, or is on its way out.</summary>
    public static bool IsUnavailable(Pod pod, int minReadySeconds, DateTimeOffset now) => pod.IsBeingDeleted || !pod.IsAvailable(minReadySeconds, now);
}
