using ClusterSim.Api.Apps;
using ClusterSim.Client;

namespace ClusterSim.Controllers.Deployments;

/// <summary>Removes all old Pods, and creates the new ones when none is left.</summary>
/// <remarks>Source: deployment recreate.go (v1.36).</remarks>
internal static class Recreate
{
    /// <summary>Takes one step.</summary>
    public static void Step(Rollout rollout)
    {
        var current = NewReplicaSet.Sync(rollout, create: false);
        var scaledDown = false;
        foreach (var old in rollout.ActiveOld)
            scaledDown |= rollout.Resize(old, 0);
        if (!scaledDown && !OldPodsRun(rollout))
        {
            current ??= NewReplicaSet.Sync(rollout, create: true)!;
            rollout.Resize(current, rollout.Deployment.Replicas);
            if (RolloutStatus.IsComplete(rollout.Deployment, rollout.Deployment.Status))
                HistoryCleanup.Run(rollout);
        }
        RolloutStatus.Sync(rollout);
    }

    // Pods that have finished do not count; those still terminating do.
    private static bool OldPodsRun(Rollout rollout) => rollout.Old.Any(old =>
        old.Status.Replicas > 0 || rollout.Client.ListOwnedBy<Pod>(old).Any(pod => !pod.IsTerminal));
}
