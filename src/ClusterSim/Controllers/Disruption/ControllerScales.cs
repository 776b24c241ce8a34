using ClusterSim.Api.Apps;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Disruption;

/// <summary>How many Pods the controllers of Pods mean to have.</summary>
/// <remarks>Source: disruption/disruption.go, getExpectedScale and its finders (v1.36).</remarks>
internal sealed class ControllerScales(ComponentContext context)
{
    private readonly IClusterClient _client = context.Client;

    /// <summary>What the controllers of <paramref name="pods"/> mean to have together.</summary>
    /// <exception cref="InvalidOperationException">Of one that cannot be told; the message says why.</exception>
    public int SumOf(BudgetedPods pods, string @namespace)
    {
        var scales = new Dictionary<string, int>(StringComparer.Ordinal); // By the uid of what is scaled: ReplicaSets of one Deployment count once. Only summed up.
        foreach (var owner in pods.Controllers)
        {
            var (uid, replicas) = Find(owner, @namespace) ?? throw new InvalidOperationException($"found no controllers for pod \"{PodOf(owner, pods, @namespace)}\"");
            scales[uid] = replicas;
        }
        return scales.Values.Sum();
    }

    private (string Uid, int Replicas)? Find(OwnerReference owner, string @namespace)
    {
        var key = new ObjectKey(@namespace, owner.Name);
        var (uid, replicas) = (owner.Kind, GroupOf(owner)) switch
        {
            ("ReplicationController", "") when _client.Find<ReplicationController>(key) is { } controller => (controller.Metadata.Uid, controller.Spec.Replicas ?? 1),
            ("ReplicaSet", "apps") when _client.Find<ReplicaSet>(key) is { } replicaSet && replicaSet.Metadata.Uid == owner.Uid => ScaleOf(replicaSet, @namespace),
            ("StatefulSet", "apps") when _client.Find<StatefulSet>(key) is { } statefulSet => (statefulSet.Metadata.Uid, statefulSet.Spec.Replicas ?? 1),
            ("ReplicationController", "") or ("ReplicaSet" or "StatefulSet", "apps") => (null, 0),
            _ => ScaleOf(owner, key),
        };
        return uid is not null && (uid == owner.Uid || owner.Kind == "ReplicaSet") ? (uid, replicas) : null;
    }

    private (string? Uid, int Replicas) ScaleOf(ReplicaSet replicaSet, string @namespace)
    {
        if (replicaSet.Controller is not { Kind: "Deployment" } owner)
            return (replicaSet.Metadata.Uid, replicaSet.Spec.Replicas ?? 1);
        return _client.Find<Deployment>(@namespace, owner.Name) is { } deployment && deployment.Metadata.Uid == owner.Uid
            ? (deployment.Metadata.Uid, deployment.Spec.Replicas ?? 1)
            : (null, 0);
    }

    private (string? Uid, int Replicas) ScaleOf(OwnerReference owner, ObjectKey key)
    {
        if (context.DynamicClient.FindKind(owner.ApiVersion, owner.Kind) is not { } kind)
            throw new InvalidOperationException($"no matches for kind \"{owner.Kind}\" in version \"{owner.ApiVersion}\"");
        if (!kind.Subresources.HasFlag(Subresources.Scale))
            throw new InvalidOperationException($"{kind.QualifiedName} does not implement the scale subresource");
        if (!kind.Namespaced)
            key = new("", key.Name);
        if (context.DynamicClient.Find(kind, key) is null)
            return (null, 0);
        var scale = context.DynamicClient.GetScale(kind, key);
        return (scale.Metadata.Uid, scale.Spec.Replicas);
    }

    private string? PodOf(OwnerReference owner, BudgetedPods pods, string @namespace) => _client.List<Pod>(@namespace)
        .FirstOrDefault(pod => pod.Controller?.Uid == owner.Uid && pods.Contains(pod.Metadata.Name!))?.Metadata.Name;

    private static string GroupOf(OwnerReference owner) => owner.ApiVersion.LastIndexOf('/') is >= 0 and var slash ? owner.ApiVersion[..slash] : "";
}
