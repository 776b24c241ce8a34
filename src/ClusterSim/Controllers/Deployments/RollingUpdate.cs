using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.Deployments;

/// <summary>Replaces old Pods by new ones a few at a time, so that enough are available throughout.</summary>
/// <remarks>Source: deployment rolling.go (v1.36).</remarks>
internal static class RollingUpdate
{
    /// <summary>Takes one step: scales the new ReplicaSet, or else the old ones.</summary>
    public static void Step(Rollout rollout)
    {
        var current = NewReplicaSet.Sync(rollout, create: true)!;
        if (!ScaleNew(rollout, current) && !ScaleOld(rollout, current) && RolloutStatus.IsComplete(rollout.Deployment, rollout.Deployment.Status))
            HistoryCleanup.Run(rollout);
        RolloutStatus.Sync(rollout);
    }

    private static bool ScaleNew(Rollout rollout, ReplicaSet current)
    {
        var deployment = rollout.Deployment;
        return rollout.Resize(current, current.Replicas > deployment.Replicas ? deployment.Replicas : deployment.ReplicasForNew(current, rollout.All));
    }

    private static bool ScaleOld(Rollout rollout, ReplicaSet current)
    {
        if (rollout.ActiveOld.Count == 0)
            return false;
        var minAvailable = rollout.Deployment.Replicas - rollout.Deployment.MaxUnavailable;
        var unavailableNew = current.Replicas - current.Status.AvailableReplicas;
        var mayGo = rollout.All.Sum(replicaSet => replicaSet.Replicas) - minAvailable - unavailableNew;
        if (mayGo <= 0)
            return false;
        // Pods that are not available anyway go first, so that they cannot hold up the rollout.
        return RemoveUnhealthy(rollout, mayGo) is { } removed && removed + RemoveAvailable(rollout, minAvailable) > 0;
    }

    // Null: a status lags behind its spec, so that nothing can be told yet.
    private static int? RemoveUnhealthy(Rollout rollout, int mayGo)
    {
        var removed = 0;
        foreach (var old in rollout.ActiveOld)
        {
            if (removed >= mayGo)
                break;
            var unhealthy = old.Replicas - old.Status.AvailableReplicas;
            if (unhealthy < 0)
                return null;
            var count = Math.Min(mayGo - removed, unhealthy);
            if (count == 0)
                continue;
            rollout.Resize(old, old.Replicas - count);
            removed += count;
        }
        return removed;
    }

    private static int RemoveAvailable(Rollout rollout, int minAvailable)
    {
        var mayGo = rollout.All.Sum(replicaSet => replicaSet.Status.AvailableReplicas) - minAvailable;
        var removed = 0;
        foreach (var old in rollout.ActiveOld)
        {
            var count = Math.Min(old.Replicas, mayGo - removed);
            if (count <= 0)
                continue;
            rollout.Resize(old, old.Replicas - count);
            removed += count;
        }
        return removed;
    }
}
