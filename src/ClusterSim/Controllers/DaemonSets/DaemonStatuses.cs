using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>What a DaemonSet says about its Pods: of each node, only the first counts.</summary>
/// <remarks>Source: daemon_controller.go, updateDaemonSetStatus (v1.36).</remarks>
internal static class DaemonStatuses
{
    public static DaemonSetStatus Of(DaemonSet set, DaemonRevision revision, DaemonView view, PodsByNode pods, DateTimeOffset now)
    {
        var (scheduled, misscheduled, ready, available, updated) = (0, 0, 0, 0, 0);
        foreach (var (name, node) in view.Nodes)
        {
            if (pods.On(name) is not [{ } pod, ..])
                continue;
            if (!node.ShouldRun)
            {
                misscheduled++;
                continue;
            }
            scheduled++;
            if (pod.IsReady)
                ready++;
            if (pod.IsAvailable(set.Spec.MinReadySeconds, now))
                available++;
            if (revision.IsOf(pod))
                updated++;
        }
        return set.Status with
        {
            ObservedGeneration = set.Metadata.Generation,
            DesiredNumberScheduled = view.Wanted,
            CurrentNumberScheduled = scheduled,
            NumberMisscheduled = misscheduled,
            NumberReady = ready,
            NumberAvailable = available,
            NumberUnavailable = view.Wanted - available,
            UpdatedNumberScheduled = updated,
        };
    }
}
