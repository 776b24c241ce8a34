using ClusterSim.ApiServer;
using ClusterSim.Client;

namespace ClusterSim.Controllers.Deployments;

/// <summary>Deletes old ReplicaSets beyond <c>spec.revisionHistoryLimit</c>, the oldest revisions first.</summary>
/// <remarks>Source: deployment sync.go, cleanupDeployment (v1.36).</remarks>
internal static class HistoryCleanup
{
    public static void Run(Rollout rollout)
    {
        if (rollout.Deployment.Spec.RevisionHistoryLimit is not { } limit || limit == int.MaxValue)
            return;
        var old = rollout.Old.FindAll(replicaSet => !replicaSet.IsBeingDeleted);
        foreach (var replicaSet in old.Order(ReplicaSetOrder.ByRevision).Take(old.Count - limit))
        {
            // One with Pods, or not yet looked at by its own controller, is kept for now.
            if (replicaSet.Status.Replicas != 0 || replicaSet.Replicas != 0 || replicaSet.Metadata.Generation > replicaSet.Status.ObservedGeneration)
                continue;
            try
            {
                rollout.Client.Delete<Api.Apps.ReplicaSet>(ObjectKey.Of(replicaSet));
            }
            catch (ApiException e) when (e.Reason == "NotFound")
            {
                // Somebody else was quicker.
            }
        }
    }
}
