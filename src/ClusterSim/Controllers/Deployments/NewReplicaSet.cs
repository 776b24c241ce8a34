using ClusterSim.Api.Apps;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Controllers.TemplateHash;

namespace ClusterSim.Controllers.Deployments;

/// <summary>Finds or creates the ReplicaSet that implements a Deployment's template, and keeps its revision.</summary>
/// <remarks>Source: deployment sync.go, getNewReplicaSet (v1.36).</remarks>
internal static class NewReplicaSet
{
    /// <summary>Brings the new ReplicaSet's annotations and the Deployment's revision up to date.</summary>
    /// <param name="rollout">The Deployment and its ReplicaSets.</param>
    /// <param name="create">Whether to create it when there is none.</param>
    public static ReplicaSet? Sync(Rollout rollout, bool create)
    {
        var revision = rollout.Old.Select(Revisions.Of).DefaultIfEmpty(0).Max() + 1;
        return rollout.New is { } existing ? Update(rollout, existing, revision) : create ? Create(rollout, revision) : null;
    }

    private static ReplicaSet Update(Rollout rollout, ReplicaSet existing, long revision)
    {
        var deployment = rollout.Deployment;
        var annotations = Revisions.ForNew(deployment, existing, revision);
        if (annotations != existing.Metadata.Annotations || existing.Spec.MinReadySeconds != deployment.Spec.MinReadySeconds)
            return rollout.Update(existing with
            {
                Metadata = existing.Metadata with { Annotations = annotations },
                Spec = existing.Spec with { MinReadySeconds = deployment.Spec.MinReadySeconds },
            });

        var changed = WithRevision(deployment, existing.Metadata.Annotations.Find(Revisions.Revision));
        if (rollout.HasProgressDeadline && deployment.Status.Conditions.Find(DeploymentConditions.Progressing) is null)
            changed = WithProgress(rollout, changed, "True", "FoundNewReplicaSet", $"Found new replica set \"{existing.Metadata.Name}\"");
        if (changed != deployment)
            rollout.Write(changed);
        return existing;
    }

    private static ReplicaSet? Create(Rollout rollout, long revision)
    {
        var deployment = rollout.Deployment;
        var replicaSet = Build(rollout, revision);
        var isNew = true;
        ReplicaSet created;
        try
        {
            created = rollout.Create(replicaSet);
        }
        catch (ApiException e) when (e.Reason == "AlreadyExists")
        {
            if (rollout.Client.Find<ReplicaSet>(ObjectKey.Of(replicaSet)) is not { } taken)
                throw; // The cache does not show it yet: it may be our own.
            created = IsOwn(rollout, taken) ? taken : throw Collided(rollout, e);
            isNew = false;
        }
        catch (ApiException e) when (!e.HasCause("NamespaceTerminating"))
        {
            TellFailure(rollout, replicaSet, e);
            throw;
        }

        if (isNew && created.Replicas > 0)
            rollout.Record("Normal", "ScalingReplicaSet", $"Scaled up replica set {created.Metadata.Name} from 0 to {created.Replicas}");
        var changed = WithRevision(deployment, replicaSet.Metadata.Annotations.Find(Revisions.Revision));
        if (isNew && rollout.HasProgressDeadline)
            changed = WithProgress(rollout, changed, "True", "NewReplicaSetCreated", $"Created new replica set \"{created.Metadata.Name}\"");
        if (changed != deployment)
            rollout.Write(changed);
        return created;
    }

    private static ReplicaSet Build(Rollout rollout, long revision)
    {
        var deployment = rollout.Deployment;
        var spec = deployment.Spec;
        var hash = PodTemplateHash.Of(spec.Template, deployment.Status.CollisionCount);
        var labels = spec.Template.Metadata.Labels.Set(TemplateEquality.HashLabel, hash);
        var replicaSet = new ReplicaSet
        {
            Metadata = new()
            {
                Name = deployment.Metadata.Name + "-" + hash,
                Namespace = deployment.Metadata.Namespace,
                Labels = labels,
                OwnerReferences = [OwnerReference.For(deployment, controller: true, blockOwnerDeletion: true)],
            },
            Spec = new()
            {
                Replicas = 0,
                MinReadySeconds = spec.MinReadySeconds,
                Selector = spec.Selector! with { MatchLabels = spec.Selector.MatchLabels.Set(TemplateEquality.HashLabel, hash) },
                Template = spec.Template with { Metadata = spec.Template.Metadata with { Labels = labels } },
            },
        };
        var annotations = Revisions.WithSizes(Revisions.ForNew(deployment, replicaSet, revision), deployment);
        return replicaSet with
        {
            Metadata = replicaSet.Metadata with { Annotations = annotations },
            Spec = replicaSet.Spec with { Replicas = deployment.ReplicasForNew(replicaSet, rollout.Old.Append(replicaSet)) },
        };
    }

    private static bool IsOwn(Rollout rollout, ReplicaSet taken) =>
        taken.Controller?.Uid == rollout.Deployment.Metadata.Uid
        && TemplateEquality.EqualIgnoringHash(taken.Spec.Template, rollout.Deployment.Spec.Template);

    // Another hash, and so another name, next time.
    private static ApiException Collided(Rollout rollout, ApiException alreadyExists)
    {
        var deployment = rollout.Deployment;
        var collisions = (deployment.Status.CollisionCount ?? 0) + 1;
        rollout.Write(deployment with { Status = deployment.Status with { CollisionCount = collisions } });
        return alreadyExists;
    }

    private static void TellFailure(Rollout rollout, ReplicaSet replicaSet, ApiException e)
    {
        const string Reason = "ReplicaSetCreateError";
        var message = $"Failed to create new replica set \"{replicaSet.Metadata.Name}\": {e.Message}";
        if (rollout.HasProgressDeadline)
            rollout.Write(WithProgress(rollout, rollout.Deployment, "False", Reason, message));
        rollout.Record("Warning", Reason, message);
    }

    private static Deployment WithRevision(Deployment deployment, string? revision) => revision is null ? deployment : deployment with
    {
        Metadata = deployment.Metadata with { Annotations = deployment.Metadata.Annotations.Set(Revisions.Revision, revision) },
    };

    private static Deployment WithProgress(Rollout rollout, Deployment deployment, string status, string reason, string message)
    {
        var condition = DeploymentConditions.New(DeploymentConditions.Progressing, status, reason, message, rollout.Now);
        return deployment with { Status = deployment.Status with { Conditions = deployment.Status.Conditions.With(condition) } };
    }
}
