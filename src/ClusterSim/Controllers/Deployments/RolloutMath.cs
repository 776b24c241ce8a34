using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.Deployments;

/// <summary>The arithmetic of a rollout: how many Pods may exist, and how many must be available.</summary>
/// <remarks>Source: deployment_util.go (v1.36).</remarks>
internal static class RolloutMath
{
    private static readonly IntOrString DefaultShare = "25%";

    extension(Deployment deployment)
    {
        public int Replicas => deployment.Spec.Replicas ?? 1;

        public bool IsRollingUpdate => deployment.Spec.Strategy.Type is null or "RollingUpdate";

        /// <summary>How many Pods more than wanted may exist while rolling.</summary>
        public int MaxSurge => deployment.IsRollingUpdate ? Fenceposts(deployment).Surge : 0;

        /// <summary>How many Pods fewer than wanted may be available while rolling.</summary>
        public int MaxUnavailable =>
            deployment.IsRollingUpdate && deployment.Replicas > 0 ? Math.Min(Fenceposts(deployment).Unavailable, deployment.Replicas) : 0;

        /// <summary>How many Pods the new ReplicaSet may have now, given how many there are.</summary>
        public int ReplicasForNew(ReplicaSet newReplicaSet, IEnumerable<ReplicaSet> all)
        {
            if (!deployment.IsRollingUpdate)
                return deployment.Replicas;
            var room = deployment.Replicas + deployment.MaxSurge - all.Sum(replicaSet => replicaSet.Replicas);
            return room <= 0
                ? newReplicaSet.Replicas
                : newReplicaSet.Replicas + Math.Min(room, deployment.Replicas - newReplicaSet.Replicas);
        }
    }

    extension(ReplicaSet replicaSet)
    {
        public int Replicas => replicaSet.Spec.Replicas ?? 1;
    }

    // A rollout that may neither add nor remove a Pod could not move: then one may be unavailable.
    private static (int Surge, int Unavailable) Fenceposts(Deployment deployment)
    {
        var rolling = deployment.Spec.Strategy.RollingUpdate;
        var surge = (rolling?.MaxSurge ?? DefaultShare).ScaledTo(deployment.Replicas, roundUp: true);
        var unavailable = (rolling?.MaxUnavailable ?? DefaultShare).ScaledTo(deployment.Replicas, roundUp: false);
        return surge == 0 && unavailable == 0 ? (0, 1) : (surge, unavailable);
    }
}
