using ClusterSim.Api.Apps;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Controllers.Pods;
using ClusterSim.Controllers.ReplicaSets;
using ClusterSim.Controllers.Revisions;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.StatefulSets;

/// <summary>Keeps Pods with stable names, numbered from <c>spec.ordinals.start</c> on, and moves them to a new template one by one.</summary>
/// <remarks>Source: stateful_set.go, sync (v1.36).</remarks>
public sealed class StatefulSetReconciler : Reconciler<StatefulSet>
{
    private readonly ComponentContext _context;
    private readonly IClusterClient _client;
    private readonly WriteConsistency _written;
    private readonly ControlledPods _pods;
    private readonly SetPods _control;
    private readonly SetHistory _history;
    private readonly StatusWriter _statuses;

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public StatefulSetReconciler(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        (_context, _client) = (context, context.Client);
        _written = new(context.Informers);
        context.Informers.For<StatefulSet>().OnChange((before, after) =>
        {
            if (after is null)
                _written.Forget(before!);
        });
        _pods = new(context.Client, context.Informers);
        _control = new(context, _written);
        _history = new(new(context, _written));
        _statuses = new(context);
    }

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<StatefulSet> watches) => watches
        .Owns<Pod>()
        .Watches<Pod>(OrphanConcerns);

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_client.Find<StatefulSet>(request.Key) is not { Spec.Selector: { } selector } set)
            return Result.Done; // Gone: the garbage collector removes its Pods.
        if (!HasCaughtUp(set))
            return Result.Requeue;

        var known = _history.Claim(set, selector);
        var pods = _pods.ClaimAll(set, selector, pod => set.CanBeNamed(pod.Metadata.Name!));
        if (_history.Find(set, known) is not { } revisions)
            return Result.Done;

        var (status, failure) = Step(set, revisions, pods);
        UpdateStatus(set, status);
        _history.Truncate(set, pods, known, revisions);
        if (failure is not null)
            throw failure; // Retried with back-off.
        return new(NextAvailable.Of(pods, set.Spec.MinReadySeconds, _client.Now));
    }

    private bool HasCaughtUp(StatefulSet set) =>
        _written.HasCaughtUp<Pod>(set) && _written.HasCaughtUp<StatefulSet>(set) && _written.HasCaughtUp<ControllerRevision>(set) && _written.HasCaughtUp<PersistentVolumeClaim>(set);

    // While it is being deleted, its Pods are left alone; its status is still kept.
    private (StatefulSetStatus Status, ApiException? Failure) Step(StatefulSet set, SetRevisions revisions, List<Pod> pods)
    {
        var status = SetStatus.Of(set, revisions, pods, _client.Now);
        if (set.IsBeingDeleted)
            return (status, null);
        var step = new SetSync(_control, _context.Calls, set, revisions, pods, _client.Now);
        ApiException? failure = null;
        try
        {
            step.Run();
        }
        catch (ApiException e)
        {
            failure = e;
        }
        return (status with { CurrentReplicas = status.CurrentReplicas - step.Outdated }, failure);
    }

    private void UpdateStatus(StatefulSet set, StatefulSetStatus status)
    {
        status = SetStatus.Completed(set, status);
        if (SetStatus.Differ(set.Status, status)) // An unconditional write would wake this reconciler for ever.
            _written.Wrote(set, _statuses.Write(set, current => current with { Status = status }));
    }

    private IEnumerable<ObjectKey> OrphanConcerns(Pod pod) => ControllerRefs.Adopters<StatefulSet>(_client, pod, static set => set.Spec.Selector);
}
