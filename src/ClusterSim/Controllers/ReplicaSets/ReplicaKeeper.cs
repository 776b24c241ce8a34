using ClusterSim.Client;
using ClusterSim.Controllers.Pods;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.ReplicaSets;

/// <summary>What keeping a number of Pods came to.</summary>
/// <param name="Count">How many Pods there were when it began.</param>
/// <param name="Failure">Why Pods could not be created or deleted; null when nothing went wrong.</param>
/// <param name="Surplus">How many Pods too many there were; negative when some were missing.</param>
internal readonly record struct Kept(ReplicaCount Count, Exception? Failure, int Surplus);

/// <summary>Creates the Pods that are missing and deletes those that are too many: what ReplicaSets and ReplicationControllers have in common.</summary>
/// <remarks>Source: replica_set.go, syncReplicaSet and manageReplicas (v1.36).</remarks>
internal sealed class ReplicaKeeper(ComponentContext context, WriteConsistency written, Func<ApiObject, IEnumerable<ApiObject>> siblings)
{
    private const int BurstReplicas = 500; // replicaset.BurstReplicas

    private readonly IClusterClient _client = context.Client;
    private readonly ControlledPods _pods = new(context.Client, context.Informers);
    private readonly PodControl _control = new(context, written);
    private readonly Tally<Pod, PodClass> _classes = PodClass.ByController(context.Informers);

    /// <summary>Brings the Pods of <paramref name="wanted"/> to the number it asks for, unless the cache does not show yet what was done before: then they are only counted.</summary>
    public Kept Keep(ReplicatedPods wanted)
    {
        var isLeftAlone = wanted.Owner.IsBeingDeleted || !written.HasCaughtUp<Pod>(wanted.Owner);
        if (CountAlone(wanted) is { } counted && counted.Total <= wanted.Replicas)
        {
            var missing = wanted.Replicas - counted.Total;
            return new(counted, isLeftAlone || missing == 0 ? null : Create(wanted, missing), -missing);
        }
        var pods = _pods.Claim(wanted.Owner, wanted.Selector);
        var surplus = pods.Count - wanted.Replicas;
        var failure = isLeftAlone ? null : surplus < 0 ? Create(wanted, -surplus) : Delete(wanted, pods, surplus);
        var count = ReplicaCount.Of(wanted, pods, _pods.CountTerminating(wanted.Owner, wanted.Selector), _client.Now);
        return new(count, failure, surplus);
    }

    /// <summary>How many Pods there are, when nobody need look at each: when none is to be adopted or released. Null when some may be.</summary>
    private ReplicaCount? CountAlone(ReplicatedPods wanted) =>
        _pods.HasOrphansIn(wanted.Owner.Metadata.Namespace!) ? null : ReplicaCount.Of(wanted, _classes.Of(wanted.Owner.Metadata.Uid!));

    /// <summary>All Pods of <paramref name="owner"/>, as the cache has them.</summary>
    public IReadOnlyList<Pod> PodsOf(ApiObject owner) => _pods.Of(owner);

    /// <summary>The condition that tells of a failure, kept in line with the last attempt.</summary>
    public static (string Reason, string Message)? FailureCondition(Kept kept) =>
        kept.Failure is { } failure ? (kept.Surplus < 0 ? "FailedCreate" : "FailedDelete", failure.Message) : null;

    private Exception? Create(ReplicatedPods wanted, int missing)
    {
        var pod = Pod.FromTemplate(wanted.Template, wanted.Owner);
        var (_, error) = SlowStart.Run(Math.Min(missing, BurstReplicas), context.Calls, () => _control.Create(wanted.Owner, pod));
        return PodControl.IsForWantOfANamespace(error) ? null : error;
    }

    private Exception? Delete(ReplicatedPods wanted, IReadOnlyList<Pod> pods, int surplus)
    {
        if (surplus == 0)
            return null;
        Exception? failure = null;
        var related = siblings(wanted.Owner).SelectMany(_pods.Of).Where(pod => pod.IsActive);
        var first = DeletionOrder.First(pods, related, Math.Min(surplus, BurstReplicas), _client.Now).ToList();
        context.Calls.AtOnce(() =>
        {
            foreach (var pod in first)
                if (_control.Delete(wanted.Owner, pod) is { } refused)
                    failure ??= refused;
        });
        return failure;
    }
}
