using ClusterSim.Api.Apps;
using ClusterSim.ApiServer.Log;

namespace ClusterSim.Recordings.Checks;

/// <summary>A ReplicaSet or ReplicationController never makes more Pods than it was asked for, at this write of its spec or the one before, which its cache may still show.</summary>
internal sealed class ReplicaCounts(World world) : Invariant
{
    private readonly Dictionary<string, int> _before = new(StringComparer.Ordinal);

    public override IEnumerable<string> In(Write write)
    {
        if (write is { Before: { } old, After: { } now } && WantedBy(old) is { } was && WantedBy(now) is { } isNow && was != isNow)
            _before[now.Metadata.Uid!] = was;
        if (write is not { After: Pod pod, Entry.Verb: WriteVerb.Create, Entry.Actor: "replicaset-controller" or "replication-controller" } || OwnerOf(pod) is not { } owner)
            yield break;
        var active = world.All<Pod>().Count(other => other.IsActive && other.IsControlledBy(owner));
        var wanted = Math.Max(WantedBy(owner) ?? 1, _before.GetValueOrDefault(owner.Metadata.Uid!));
        if (active > wanted)
            yield return $"{owner.Kind} {owner.Key} has {active} active Pods and wants {wanted}";
    }

    private static int? WantedBy(ApiObject obj) => obj switch
    {
        ReplicaSet replicaSet => replicaSet.Spec.Replicas ?? 1,
        ReplicationController controller => controller.Spec.Replicas ?? 1,
        _ => null,
    };

    private ApiObject? OwnerOf(Pod pod)
    {
        if (pod.Controller is not { } reference)
            return null;
        var key = new ObjectKey(pod.Metadata.Namespace!, reference.Name);
        ApiObject? owner = reference.Kind == "ReplicaSet" ? world.Find<ReplicaSet>(key) : world.Find<ReplicationController>(key);
        return owner?.Metadata.Uid == reference.Uid ? owner : null;
    }
}
