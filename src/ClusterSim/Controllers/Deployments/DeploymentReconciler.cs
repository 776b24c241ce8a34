using ClusterSim.Api.Apps;
using ClusterSim.Client;
using ClusterSim.Controllers.Pods;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Deployments;

/// <summary>Moves a Deployment's Pods to its current template by way of ReplicaSets, one per revision.</summary>
/// <remarks>Source: deployment_controller.go, syncDeployment (v1.36).</remarks>
public sealed class DeploymentReconciler : Reconciler<Deployment>
{
    private const string OrphanIndex = "orphans";

    private readonly ComponentContext _context;
    private readonly IClusterClient _client;
    private readonly Informer<ReplicaSet> _replicaSets;

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public DeploymentReconciler(ComponentContext context)
    {
        _context = context;
        _client = context.Client;
        _replicaSets = context.Informers.For<ReplicaSet>();
        _replicaSets.AddIndex(OrphanIndex, replicaSet => replicaSet.Controller is null ? [replicaSet.Metadata.Namespace!] : []);
    }

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<Deployment> watches) => watches
        .Owns<ReplicaSet>()
        .Watches<ReplicaSet>(OrphanConcerns)
        .Watches<Pod>(PodConcerns);

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_client.Find<Deployment>(request.Key) is not { Spec.Selector: { } selector } deployment)
            return Result.Done; // Gone: the garbage collector removes its ReplicaSets.
        if (selector.MatchLabels.Count == 0 && selector.MatchExpressions.Count == 0)
            return RefuseToSelectAll(deployment);

        var rollout = new Rollout(_context, deployment, Claim(deployment, selector));
        if (deployment.IsBeingDeleted)
        {
            NewReplicaSet.Sync(rollout, create: false);
            RolloutStatus.SyncCounts(rollout);
            return Result.Done;
        }
        TellPause(rollout);
        Step(rollout);
        return rollout.Deployment.Spec.Paused ? Result.Done : new(RolloutStatus.UntilDeadline(rollout, _client.Now));
    }

    private static void Step(Rollout rollout)
    {
        var deployment = rollout.Deployment;
        if (!deployment.Spec.Paused && Rollback.Wanted(deployment) is { } revision)
            Rollback.Run(rollout, revision);
        else if (deployment.Spec.Paused || ScalingIsDue(rollout))
            ScaleOnly(rollout);
        else if (deployment.IsRollingUpdate)
            RollingUpdate.Step(rollout);
        else
            Recreate.Step(rollout);
    }

    private static bool ScalingIsDue(Rollout rollout)
    {
        NewReplicaSet.Sync(rollout, create: false);
        return Scaling.IsDue(rollout);
    }

    private static void ScaleOnly(Rollout rollout)
    {
        NewReplicaSet.Sync(rollout, create: false);
        Scaling.Run(rollout);
        if (rollout.Deployment.Spec.Paused && Rollback.Wanted(rollout.Deployment) is null)
            HistoryCleanup.Run(rollout);
        RolloutStatus.SyncCounts(rollout);
    }

    // A pause is no lack of progress: the condition says so, and the deadline starts afresh on resumption.
    private static void TellPause(Rollout rollout)
    {
        var deployment = rollout.Deployment;
        var current = deployment.Status.Conditions.Find(DeploymentConditions.Progressing);
        if (!rollout.HasProgressDeadline || current?.Reason == RolloutStatus.TimedOut)
            return;
        var told = current?.Reason == "DeploymentPaused";
        if (deployment.Spec.Paused == told)
            return;
        var condition = deployment.Spec.Paused
            ? DeploymentConditions.New(DeploymentConditions.Progressing, "Unknown", "DeploymentPaused", "Deployment is paused", rollout.Now)
            : DeploymentConditions.New(DeploymentConditions.Progressing, "Unknown", "DeploymentResumed", "Deployment is resumed", rollout.Now);
        rollout.Write(deployment with { Status = deployment.Status with { Conditions = deployment.Status.Conditions.With(condition) } });
    }

    private Result RefuseToSelectAll(Deployment deployment)
    {
        _context.Events.Record(deployment, "Warning", "SelectingAll", "This deployment is selecting all pods. A non-empty selector is required.");
        if (deployment.Status.ObservedGeneration < deployment.Metadata.Generation)
            _client.UpdateStatus(deployment with { Status = deployment.Status with { ObservedGeneration = deployment.Metadata.Generation } });
        return Result.Done;
    }

    // Adopts ReplicaSets without a controller that match, releases own ones that no longer do.
    private List<ReplicaSet> Claim(Deployment deployment, LabelSelector selector)
    {
        var claimed = new List<ReplicaSet>();
        foreach (var replicaSet in _client.ListOwnedBy<ReplicaSet>(deployment))
        {
            if (selector.Matches(replicaSet.Metadata.Labels))
                claimed.Add(replicaSet);
            else if (!deployment.IsBeingDeleted)
                ControllerRefs.Release(_client, replicaSet, deployment);
        }
        if (deployment.IsBeingDeleted)
            return claimed;
        foreach (var orphan in _replicaSets.ByIndex(OrphanIndex, deployment.Metadata.Namespace!))
            if (!orphan.IsBeingDeleted && selector.Matches(orphan.Metadata.Labels) && ControllerRefs.Adopt(_client, orphan, deployment) is { } adopted)
                claimed.Add(adopted);
        return claimed;
    }

    private IEnumerable<ObjectKey> OrphanConcerns(ReplicaSet replicaSet) => ControllerRefs.Adopters<Deployment>(_client, replicaSet, static deployment => deployment.Spec.Selector);

    // Only a Deployment that waits for its old Pods to go cares about single ones.
    private IEnumerable<ObjectKey> PodConcerns(Pod pod)
    {
        if (pod.Controller is not { Kind: "ReplicaSet" } owner
            || _client.Find<ReplicaSet>(pod.Metadata.Namespace!, owner.Name)?.Controller is not { Kind: "Deployment" } deployment)
            return [];
        var key = new ObjectKey(pod.Metadata.Namespace!, deployment.Name);
        return _client.Find<Deployment>(key) is { IsRollingUpdate: false } ? [key] : [];
    }
}
