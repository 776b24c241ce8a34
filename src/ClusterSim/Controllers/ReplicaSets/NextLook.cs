using ClusterSim.Controllers.Pods;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.ReplicaSets;

/// <summary>When to look again though nothing changes: Pods become available by time passing.</summary>
internal static class NextLook
{
    /// <summary>The moment the next Pod of <paramref name="owner"/> will have been ready for <paramref name="minReadySeconds"/>.</summary>
    public static Result WhenPodsBecomeAvailable(ReplicaCount count, int minReadySeconds, ApiObject owner, ReplicaKeeper keeper, DateTimeOffset now) =>
        minReadySeconds <= 0 || count.Available == count.Ready ? Result.Done : new(NextAvailable.Of(keeper.PodsOf(owner).Where(pod => pod.IsActive), minReadySeconds, now));
}
