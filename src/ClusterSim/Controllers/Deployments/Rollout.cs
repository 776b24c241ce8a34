using ClusterSim.Api.Apps;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Deployments;

/// <summary>One look at a Deployment: the Deployment with what was written to it meanwhile, and its ReplicaSets.</summary>
/// <remarks>The steps of a rollout share it, so that each sees what the one before did.</remarks>
internal sealed class Rollout(ComponentContext context, Deployment deployment, IReadOnlyList<ReplicaSet> replicaSets)
{
    private readonly List<ReplicaSet> _replicaSets = [.. replicaSets.Order(ReplicaSetOrder.OldestFirst)];

    public IClusterClient Client => context.Client;

    public Time Now => context.Client.Now;

    public Deployment Deployment { get; private set; } = deployment;

    public bool HasProgressDeadline => Deployment.Spec.ProgressDeadlineSeconds is { } seconds and not int.MaxValue && seconds >= 0;

    /// <summary>The ReplicaSet with the template the Deployment has now (the oldest, should there be several); null when none has.</summary>
    public ReplicaSet? New => _replicaSets.Find(replicaSet => TemplateEquality.EqualIgnoringHash(replicaSet.Spec.Template, Deployment.Spec.Template));

    /// <summary>All others, the oldest first.</summary>
    public List<ReplicaSet> Old => New is { } current ? _replicaSets.FindAll(replicaSet => replicaSet.Metadata.Uid != current.Metadata.Uid) : [.. _replicaSets];

    /// <summary>All of them, the oldest first.</summary>
    public IReadOnlyList<ReplicaSet> All => _replicaSets;

    /// <summary>Those of the old ones that should have Pods.</summary>
    public List<ReplicaSet> ActiveOld => Old.FindAll(replicaSet => replicaSet.Replicas > 0);

    public void Record(string type, string reason, string message) => context.Events.Record(Deployment, type, reason, message);

    /// <summary>Writes the status (and annotations) of the Deployment.</summary>
    public void Write(Deployment changed) => Deployment = Client.UpdateStatus(changed);

    public ReplicaSet Create(ReplicaSet replicaSet)
    {
        var created = Client.Create(replicaSet);
        _replicaSets.Add(created);
        return created;
    }

    public ReplicaSet Update(ReplicaSet replicaSet)
    {
        var updated = Client.Update(replicaSet);
        _replicaSets[_replicaSets.FindIndex(known => known.Metadata.Uid == updated.Metadata.Uid)] = updated;
        return updated;
    }

    /// <summary>Sets the number of Pods of <paramref name="replicaSet"/>, and the sizes it remembers.</summary>
    /// <returns>True when the number changed.</returns>
    /// <remarks>Source: deployment sync.go, scaleReplicaSet (v1.36).</remarks>
    public bool Scale(ReplicaSet replicaSet, int replicas)
    {
        var annotations = Revisions.WithSizes(replicaSet.Metadata.Annotations, Deployment);
        var before = replicaSet.Replicas;
        if (before == replicas && annotations == replicaSet.Metadata.Annotations)
            return false;
        Update(replicaSet with
        {
            Metadata = replicaSet.Metadata with { Annotations = annotations },
            Spec = replicaSet.Spec with { Replicas = replicas },
        });
        if (before == replicas)
            return false;
        var direction = before < replicas ? "up" : "down";
        Record("Normal", "ScalingReplicaSet", $"Scaled {direction} replica set {replicaSet.Metadata.Name} from {before} to {replicas}");
        return true;
    }

    /// <summary>As <see cref="Scale"/>, but leaves a ReplicaSet of that size alone.</summary>
    public bool Resize(ReplicaSet replicaSet, int replicas) => replicaSet.Replicas != replicas && Scale(replicaSet, replicas);
}
