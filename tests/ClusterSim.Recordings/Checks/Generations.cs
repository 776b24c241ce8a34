using ClusterSim.Api.Apps;

namespace ClusterSim.Recordings.Checks;

/// <summary>A generation never falls, and nobody has observed one that is still to come.</summary>
internal sealed class Generations : Invariant
{
    public override IEnumerable<string> In(Write write)
    {
        if (write.After is not { } after)
            yield break;
        if (write.Before is { } before && after.Metadata.Generation < before.Metadata.Generation)
            yield return $"the generation of {write.Name} fell from {before.Metadata.Generation} to {after.Metadata.Generation}";
        if (ObservedBy(after) is { } observed && observed > after.Metadata.Generation)
            yield return $"{write.Name} has observedGeneration {observed} at generation {after.Metadata.Generation}";
    }

    private static long? ObservedBy(ApiObject obj) => obj switch
    {
        Deployment deployment => deployment.Status.ObservedGeneration,
        ReplicaSet replicaSet => replicaSet.Status.ObservedGeneration,
        ReplicationController controller => controller.Status.ObservedGeneration,
        StatefulSet set => set.Status.ObservedGeneration,
        DaemonSet set => set.Status.ObservedGeneration,
        Pod pod => pod.Status.ObservedGeneration,
        _ => null,
    };
}
