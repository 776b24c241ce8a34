using ClusterSim.Client;
using ClusterSim.Controllers.Pods;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.ReplicaSets;

/// <summary>Keeps the number of active Pods that a ReplicationController owns equal to <c>spec.replicas</c>.</summary>
/// <remarks>Source: replication_controller.go, which runs the ReplicaSet's logic (v1.36).</remarks>
public sealed class ReplicationControllerReconciler : Reconciler<ReplicationController>
{
    private readonly IClusterClient _client;
    private readonly ReplicaKeeper _keeper;
    private readonly StatusWriter _statuses;

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public ReplicationControllerReconciler(ComponentContext context)
    {
        _client = context.Client;
        _statuses = new(context);
        var written = new WriteConsistency(context.Informers);
        context.Informers.For<ReplicationController>().OnChange((before, after) =>
        {
            if (after is null)
                written.Forget(before!);
        });
        _keeper = new(context, written, _ => []); // Nobody owns a ReplicationController, so none has siblings.
    }

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<ReplicationController> watches) => watches
        .Owns<Pod>()
        .Watches<Pod>(OrphanConcerns);

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_client.Find<ReplicationController>(request.Key) is not { } controller)
            return Result.Done; // Gone: the garbage collector removes its Pods.

        var spec = controller.Spec;
        var wanted = new ReplicatedPods(controller, spec.Replicas ?? 1, new() { MatchLabels = spec.Selector }, spec.Template ?? new(), spec.MinReadySeconds);
        var kept = _keeper.Keep(wanted);
        UpdateStatus(controller, kept);
        if (kept.Failure is { } failure)
            throw failure; // Retried with back-off.
        return NextLook.WhenPodsBecomeAvailable(kept.Count, spec.MinReadySeconds, controller, _keeper, _client.Now);
    }

    private void UpdateStatus(ReplicationController controller, Kept kept)
    {
        var old = controller.Status;
        var status = old with
        {
            Replicas = kept.Count.Total,
            FullyLabeledReplicas = kept.Count.FullyLabeled,
            ReadyReplicas = kept.Count.Ready,
            AvailableReplicas = kept.Count.Available,
            ObservedGeneration = controller.Metadata.Generation,
            Conditions = Conditions(old.Conditions, ReplicaKeeper.FailureCondition(kept)),
        };
        if (status != old) // An unconditional write would wake this reconciler for ever.
            _statuses.Write(controller, current => current with { Status = status });
    }

    private ValueList<ReplicationControllerCondition> Conditions(ValueList<ReplicationControllerCondition> old, (string Reason, string Message)? failure)
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

    private IEnumerable<ObjectKey> OrphanConcerns(Pod pod) => ControllerRefs.Adopters<ReplicationController>(
        _client, pod, static controller => controller.Spec.Selector.Count > 0 ? new() { MatchLabels = controller.Spec.Selector } : null);
}
