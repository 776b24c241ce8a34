namespace ClusterSim.Recordings.Checks;

/// <summary>No orphan outlives the garbage collector.</summary>
internal sealed class Owners(World world) : Invariant
{
    private static readonly HashSet<string> KnownKinds = ["Deployment", "ReplicaSet", "ReplicationController", "StatefulSet", "DaemonSet", "Pod", "Service", "Node", "Endpoints", "ConfigMap"];

    public override IEnumerable<string> Around()
    {
        if (!world.Runs("generic-garbage-collector"))
            return [];
        var uids = world.Everything.Select(obj => obj.Metadata.Uid).ToHashSet(StringComparer.Ordinal);
        return world.Everything
            .Where(obj => obj.Metadata.OwnerReferences is { Count: > 0 } owners && !obj.IsBeingDeleted && owners.All(owner => KnownKinds.Contains(owner.Kind) && !uids.Contains(owner.Uid)))
            .Select(obj => $"{obj.Kind} {obj.Key} is there, and its owners are gone");
    }
}
