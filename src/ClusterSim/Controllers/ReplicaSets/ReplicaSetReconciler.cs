using ClusterSim.Api.Apps;
using ClusterSim.Client;
using ClusterSim.Controllers.Pods;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.ReplicaSets;

/// <summary>Keeps the number of active Pods that a ReplicaSet owns equal to <c>spec.replicas</c>.</summary>
/// <remarks>Source: replica_set.go, syncReplicaSet (v1.36).</remarks>
public sealed class ReplicaSetReconciler : Reconciler<ReplicaSet>
{
    private const string OwnerIndex = "deployment";

    private readonly IClusterClient _client;
    private readonly Informer<ReplicaSet> _replicaSets;
    private readonly WriteConsistency _written;
    private readonly ReplicaKeeper _keeper;
    private readonly StatusWriter _statuses;

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public ReplicaSetReconciler(ComponentContext context)
    {
        _client = context.Client;
        _replicaSets = context.Informers.For<ReplicaSet>();
        _replicaSets.AddIndex(OwnerIndex, replicaSet => replicaSet.Controller is { } owner ? [owner.Uid] : []);
        _written = new(context.Informers);
        _replicaSets.OnChange((before, after) =>
        {
            if (after is null)
                _written.Forget(before!);
        });
        _keeper = new(context, _written, Siblings);
        _statuses = new(context);
    }

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<ReplicaSet> watches) => watches
        .Owns<Pod>()
        .Watches<Pod>(OrphanConcerns);

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_client.Find<ReplicaSet>(request.Key) is not { Spec.Selector: { } selector } replicaSet)
            return Result.Done; // Gone: the garbage collector removes its Pods.
        if (!_written.HasCaughtUp<Pod>(replicaSet) || !_written.HasCaughtUp<ReplicaSet>(replicaSet))
            return Result.Requeue;

        var spec = replicaSet.Spec;
        var wanted = new ReplicatedPods(replicaSet, spec.Replicas ?? 1, selector, spec.Template, spec.MinReadySeconds);
        var kept = _keeper.Keep(wanted);
        UpdateStatus(replicaSet, kept);
        if (kept.Failure is { } failure)
            throw failure; // Retried with back-off.
        return NextLook.WhenPodsBecomeAvailable(kept.Count, spec.MinReadySeconds, replicaSet, _keeper, _client.Now);
    }

    private void UpdateStatus(ReplicaSet replicaSet, Kept kept)
    {
        var old = replicaSet.Status;
        var status = old with
        {
            Replicas = kept.Count.Total,
            FullyLabeledReplicas = kept.Count.FullyLabeled,
            ReadyReplicas = kept.Count.Ready,
            AvailableReplicas = kept.Count.Available,
            TerminatingReplicas = kept.Count.Terminating,
            ObservedGeneration = replicaSet.Metadata.Generation,
            Conditions = Conditions(old.Conditions, ReplicaKeeper.FailureCondition(kept)),
        };
        if (status != old) // An unconditional write would wake this reconciler for ever.
            _written.Wrote(replicaSet, _statuses.Write(replicaSet, current => current with { Status = status }));
    }

    // A failure is told once, when it begins, and taken back when Pods can be created again.
    private ValueList<ReplicaSetCondition> Conditions(ValueList<ReplicaSetCondition> old, (string Reason, string Message)? failure)
    {
        var reported = old.FindIndex(condition => condition.Type == "ReplicaFailure") >= 0;
        if (failure is null)
            return old.RemoveAll(condition => condition.Type == "ReplicaFailure");
        return reported ? old : old.Add(new()
        {
            Type = "ReplicaFailure",
            Status = "True",
            LastTransitionTime = _client.Now,
            Reason = failure.Value.Reason,
            Message = failure.Value.Message,
        });
    }

    private IEnumerable<ObjectKey> OrphanConcerns(Pod pod) => ControllerRefs.Adopters<ReplicaSet>(_client, pod, static replicaSet => replicaSet.Spec.Selector);

    // One that nobody owns has no siblings, and then Kubernetes does not look at how crowded nodes are at all.
    private IEnumerable<ApiObject> Siblings(ApiObject replicaSet) =>
        replicaSet.Controller is { } owner ? _replicaSets.ByIndex(OwnerIndex, owner.Uid) : [];
}
