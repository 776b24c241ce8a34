using System.Globalization;
using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.Deployments;

/// <summary>Goes back to an earlier template when the annotation <c>deprecated.deployment.rollback.to</c> asks for it.</summary>
/// <remarks><c>kubectl rollout undo</c> patches the template itself and needs none of this. Source: deployment rollback.go (v1.36).</remarks>
internal static class Rollback
{
    /// <summary>The revision asked for, 0 for the one before; null when none is.</summary>
    public static long? Wanted(Deployment deployment) =>
        long.TryParse(deployment.Metadata.Annotations.Find(Revisions.RollbackTo), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var revision) ? revision : null;

    public static void Run(Rollout rollout, long revision)
    {
        NewReplicaSet.Sync(rollout, create: true);
        if (revision == 0)
            revision = LastRevision(rollout);
        var target = revision == 0 ? null : rollout.All.FirstOrDefault(replicaSet => Revisions.Of(replicaSet) == revision);
        if (target is null)
            rollout.Record("Warning", "DeploymentRollbackRevisionNotFound", revision == 0 ? "Unable to find last revision." : "Unable to find the revision to rollback to.");
        else if (TemplateEquality.EqualIgnoringHash(rollout.Deployment.Spec.Template, target.Spec.Template))
            rollout.Record("Warning", "DeploymentRollbackTemplateUnchanged", $"The rollback revision contains the same template as current deployment \"{rollout.Deployment.Metadata.Name}\"");

        var changed = target is null ? rollout.Deployment : GoBack(rollout.Deployment, target);
        rollout.Client.Update(changed with { Metadata = changed.Metadata with { Annotations = changed.Metadata.Annotations.Remove(Revisions.RollbackTo) } });
        if (changed != rollout.Deployment)
            rollout.Record("Normal", "DeploymentRollback", $"Rolled back deployment \"{changed.Metadata.Name}\" to revision {revision}");
    }

    private static Deployment GoBack(Deployment deployment, ReplicaSet target)
    {
        if (TemplateEquality.EqualIgnoringHash(deployment.Spec.Template, target.Spec.Template))
            return deployment;
        var template = target.Spec.Template;
        var labels = template.Metadata.Labels.Remove(TemplateEquality.HashLabel);
        var annotations = deployment.Metadata.Annotations.Where(entry => Revisions.IsOwn(entry.Key))
            .Concat(target.Metadata.Annotations.Where(entry => !Revisions.IsOwn(entry.Key)));
        return deployment with
        {
            Metadata = deployment.Metadata with { Annotations = ValueMap.Of(annotations) },
            Spec = deployment.Spec with { Template = template with { Metadata = template.Metadata with { Labels = labels } } },
        };
    }

    private static long LastRevision(Rollout rollout)
    {
        var revisions = rollout.All.Select(Revisions.Of).Order().ToList();
        return revisions.Count < 2 ? 0 : revisions[^2];
    }
}
