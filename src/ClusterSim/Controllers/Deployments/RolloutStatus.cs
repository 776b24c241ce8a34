using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.Deployments;

/// <summary>What a Deployment's status says: counts, whether enough Pods are available, and whether the rollout moves.</summary>
/// <remarks>Source: deployment progress.go; sync.go, calculateStatus (v1.36).</remarks>
internal static class RolloutStatus
{
    public const string TimedOut = "ProgressDeadlineExceeded";
    private const string Completed = "NewReplicaSetAvailable";

    /// <summary>Writes the status, judging progress against the deadline.</summary>
    public static void Sync(Rollout rollout)
    {
        var deployment = rollout.Deployment;
        var status = Calculate(rollout);
        status = status with { Conditions = WithFailure(rollout, WithProgress(rollout, status)) };
        if (status != deployment.Status)
            rollout.Write(deployment with { Status = status });
    }

    /// <summary>Writes the counts and the availability, and leaves progress as it is.</summary>
    public static void SyncCounts(Rollout rollout)
    {
        var status = Calculate(rollout);
        if (status != rollout.Deployment.Status)
            rollout.Write(rollout.Deployment with { Status = status });
    }

    /// <summary>True when all Pods are new and available.</summary>
    public static bool IsComplete(Deployment deployment, DeploymentStatus status) =>
        status.UpdatedReplicas == deployment.Replicas
        && status.Replicas == deployment.Replicas
        && status.AvailableReplicas == deployment.Replicas
        && status.ObservedGeneration >= deployment.Metadata.Generation;

    /// <summary>How long until a rollout that stands still has to be called stuck; null when there is nothing to wait for.</summary>
    public static TimeSpan? UntilDeadline(Rollout rollout, DateTimeOffset now)
    {
        var deployment = rollout.Deployment;
        var progressing = deployment.Status.Conditions.Find(DeploymentConditions.Progressing);
        if (!rollout.HasProgressDeadline || progressing?.LastUpdateTime is not { } updated || progressing.Reason == TimedOut || IsComplete(deployment, deployment.Status))
            return null;
        var left = (DateTimeOffset)updated + TimeSpan.FromSeconds(deployment.Spec.ProgressDeadlineSeconds!.Value) - now;
        return TimeSpan.FromSeconds(1) + (left > TimeSpan.Zero ? left : TimeSpan.Zero); // A second more, since times are written in whole ones.
    }

    private static DeploymentStatus Calculate(Rollout rollout)
    {
        var deployment = rollout.Deployment;
        var available = rollout.All.Sum(replicaSet => replicaSet.Status.AvailableReplicas);
        var wanted = rollout.All.Sum(replicaSet => replicaSet.Replicas);
        var enough = available >= deployment.Replicas - deployment.MaxUnavailable;
        return deployment.Status with
        {
            ObservedGeneration = deployment.Metadata.Generation,
            Replicas = rollout.All.Sum(replicaSet => replicaSet.Status.Replicas),
            UpdatedReplicas = rollout.New?.Status.Replicas ?? 0,
            ReadyReplicas = rollout.All.Sum(replicaSet => replicaSet.Status.ReadyReplicas),
            AvailableReplicas = available,
            UnavailableReplicas = Math.Max(0, wanted - available),
            TerminatingReplicas = rollout.All.Any(replicaSet => replicaSet.Status.TerminatingReplicas is null) ? null : rollout.All.Sum(replicaSet => replicaSet.Status.TerminatingReplicas),
            Conditions = deployment.Status.Conditions.With(enough
                ? DeploymentConditions.New(DeploymentConditions.Available, "True", "MinimumReplicasAvailable", "Deployment has minimum availability.", rollout.Now)
                : DeploymentConditions.New(DeploymentConditions.Available, "False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.", rollout.Now)),
        };
    }

    private static ValueList<DeploymentCondition> WithProgress(Rollout rollout, DeploymentStatus status)
    {
        if (!rollout.HasProgressDeadline)
            return status.Conditions.Without(DeploymentConditions.Progressing);
        var current = rollout.Deployment.Status.Conditions.Find(DeploymentConditions.Progressing);
        if (status.Replicas == status.UpdatedReplicas && current?.Reason == Completed)
            return status.Conditions; // Done already; counts may waver without a new rollout.

        if (IsComplete(rollout.Deployment, status))
            return status.Conditions.With(New(rollout, "True", Completed, "has successfully progressed."));
        if (IsProgressing(rollout.Deployment.Status, status))
        {
            // Set even where the reason stays the same: its update time is what the deadline counts from.
            var condition = New(rollout, "True", "ReplicaSetUpdated", "is progressing.");
            if (current?.Status == "True")
                condition = condition with { LastTransitionTime = current.LastTransitionTime };
            return status.Conditions.Without(DeploymentConditions.Progressing).Add(condition);
        }
        return HasTimedOut(rollout, current) ? status.Conditions.With(New(rollout, "False", TimedOut, "has timed out progressing.")) : status.Conditions;
    }

    private static bool IsProgressing(DeploymentStatus before, DeploymentStatus now) =>
        now.UpdatedReplicas > before.UpdatedReplicas
        || now.Replicas - now.UpdatedReplicas < before.Replicas - before.UpdatedReplicas
        || now.ReadyReplicas > before.ReadyReplicas
        || now.AvailableReplicas > before.AvailableReplicas;

    private static bool HasTimedOut(Rollout rollout, DeploymentCondition? current) => current?.Reason switch
    {
        null or Completed => false,
        TimedOut => true,
        _ => current.LastUpdateTime is { } updated && updated + TimeSpan.FromSeconds(rollout.Deployment.Spec.ProgressDeadlineSeconds!.Value) < rollout.Now,
    };

    // What goes wrong with Pods is told by the new ReplicaSet first.
    private static ValueList<DeploymentCondition> WithFailure(Rollout rollout, ValueList<DeploymentCondition> conditions)
    {
        var failure = rollout.All.OrderByDescending(replicaSet => replicaSet == rollout.New)
            .SelectMany(replicaSet => replicaSet.Status.Conditions)
            .FirstOrDefault(condition => condition.Type == DeploymentConditions.ReplicaFailure);
        return failure is null ? conditions.Without(DeploymentConditions.ReplicaFailure) : conditions.With(new()
        {
            Type = failure.Type,
            Status = failure.Status,
            LastUpdateTime = failure.LastTransitionTime,
            LastTransitionTime = failure.LastTransitionTime,
            Reason = failure.Reason,
            Message = failure.Message,
        });
    }

    private static DeploymentCondition New(Rollout rollout, string status, string reason, string what)
    {
        var subject = rollout.New is { } current ? $"ReplicaSet \"{current.Metadata.Name}\"" : $"Deployment \"{rollout.Deployment.Metadata.Name}\"";
        return DeploymentConditions.New(DeploymentConditions.Progressing, status, reason, subject + " " + what, rollout.Now);
    }
}
