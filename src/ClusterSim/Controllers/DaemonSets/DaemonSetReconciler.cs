using ClusterSim.Api.Apps;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Controllers.Pods;
using ClusterSim.Controllers.ReplicaSets;
using ClusterSim.Controllers.Revisions;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>Keeps one Pod on each node that a DaemonSet is meant for, and moves them to a new template node by node.</summary>
/// <remarks>Source: daemon_controller.go, syncDaemonSet (v1.36).</remarks>
public sealed class DaemonSetReconciler : Reconciler<DaemonSet>
{
    private readonly ComponentContext _context;
    private readonly IClusterClient _client;
    private readonly WriteConsistency _written;
    private readonly ControlledPods _pods;
    private readonly DaemonControl _control;
    private readonly DaemonHistory _history;
    private readonly DaemonViews _views;
    private readonly SettledSets _settled;
    private readonly FailedPodBackoff _backoff = new();
    private readonly Placement _placement;
    private readonly StatusWriter _statuses;

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public DaemonSetReconciler(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        (_context, _client) = (context, context.Client);
        _written = new(context.Informers);
        _pods = new(context.Client, context.Informers);
        _control = new(context, _written);
        _history = new(context, new(context, _written), _written);
        _views = new(context.Informers);
        _settled = new(context.Informers);
        _placement = new(context, _backoff);
        _statuses = new(context);
        context.Informers.For<DaemonSet>().OnChange((before, after) =>
        {
            if (after is null)
                Forget(before!);
        });
    }

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<DaemonSet> watches) => watches
        .Owns<Pod>()
        .Watches<Pod>(OrphanConcerns)
        .Owns<ControllerRevision>()
        .Watches<ControllerRevision>(OrphanConcerns)
        .Watches<Node>(NodeConcerns);

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_client.Find<DaemonSet>(request.Key) is not { Spec.Selector: { } selector } set)
            return Result.Done; // Gone: the garbage collector removes its Pods.
        if (selector.IsEmpty)
        {
            _context.Events.Record(set, "Warning", "SelectingAll", "This daemon set is selecting all pods. A non-empty selector is required.");
            return Result.Done;
        }
        if (set.IsBeingDeleted)
            return Result.Done; // Its revisions may be gone, and without them nothing certain can be said.
        return HasCaughtUp(set) ? Sync(set, selector) : Result.Requeue;
    }

    private bool HasCaughtUp(DaemonSet set) => _written.HasCaughtUp<Pod>(set) && _written.HasCaughtUp<DaemonSet>(set) && _written.HasCaughtUp<ControllerRevision>(set);

    private Result Sync(DaemonSet set, LabelSelector selector)
    {
        if (_settled.StatusOf(set) is { } settled)
        {
            UpdateStatus(set, settled);
            return Result.Done;
        }
        var owned = _pods.ClaimAll(set, selector);
        var (current, old) = _history.Sync(set, selector, owned);
        var revision = DaemonRevision.Of(set, current);
        var (view, pods) = (_views.Of(set), new PodsByNode(owned));

        var placement = _placement.Plan(set, revision, view, pods);
        var failure = Step(set, revision, placement, view, pods);
        var status = DaemonStatuses.Of(set, revision, view, pods, _client.Now);
        UpdateStatus(set, status);
        if (failure is not null)
            throw failure; // Retried with back-off.
        _history.CleanUp(set, old, owned);
        if (placement.IsEmpty)
            _settled.Settle(set, status, owned);
        if (NextAvailable.Of(owned, set.Spec.MinReadySeconds, _client.Now) is { } next)
            placement.LookAgainAfter(next);
        return new(placement.Again);
    }

    // A rollout goes on only where all Pods are where they should be.
    private ApiException? Step(DaemonSet set, DaemonRevision revision, DaemonPlan placement, DaemonView view, PodsByNode pods)
    {
        try
        {
            _control.Do(set, revision, placement, pods);
            if (placement.IsEmpty && set.Spec.UpdateStrategy.Type == "RollingUpdate")
                _control.Do(set, revision, new DaemonRollout(set, revision, view, pods, _client.Now).Plan(), pods);
            return null;
        }
        catch (ApiException e)
        {
            return e;
        }
    }

    private void UpdateStatus(DaemonSet set, DaemonSetStatus status)
    {
        if (status != set.Status) // An unconditional write would wake this reconciler for ever.
            _written.Wrote(set, _statuses.Write(set, current => current with { Status = status with { CollisionCount = current.Status.CollisionCount, Conditions = current.Status.Conditions } }));
    }

    private void Forget(DaemonSet set)
    {
        _written.Forget(set);
        _views.Forget(set);
        _settled.Unsettle(set.Key);
        _backoff.Forget(set);
    }

    private IEnumerable<ObjectKey> NodeConcerns(Node? before, Node? after)
    {
        if (after is null)
            _settled.UnsettleAll();
        var concerned = _views.Take(before, after);
        foreach (var set in concerned)
            _settled.Unsettle(set);
        return concerned;
    }

    private IReadOnlyList<ObjectKey> OrphanConcerns(ApiObject obj)
    {
        var concerned = ControllerRefs.Adopters<DaemonSet>(_client, obj, static set => set.Spec.Selector);
        for (var i = 0; i < concerned.Count; i++)
            _settled.Unsettle(concerned[i]);
        return concerned;
    }
}
