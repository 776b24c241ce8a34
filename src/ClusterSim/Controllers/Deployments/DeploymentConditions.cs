using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.Deployments;

/// <summary>The conditions of a Deployment: at most one of each type, the one set last at the end.</summary>
/// <remarks>Source: deployment_util.go, SetDeploymentCondition (v1.36).</remarks>
internal static class DeploymentConditions
{
    public const string Available = "Available";
    public const string Progressing = "Progressing";
    public const string ReplicaFailure = "ReplicaFailure";

    public static DeploymentCondition? Find(this ValueList<DeploymentCondition> conditions, string type)
    {
        foreach (var condition in conditions)
            if (condition.Type == type)
                return condition;
        return null;
    }

    public static ValueList<DeploymentCondition> Without(this ValueList<DeploymentCondition> conditions, string type) =>
        conditions.RemoveAll(condition => condition.Type == type);

    /// <summary>Sets a condition, unless one with that status and reason is there; the transition time stays while the status does.</summary>
    public static ValueList<DeploymentCondition> With(this ValueList<DeploymentCondition> conditions, DeploymentCondition condition)
    {
        var current = conditions.Find(condition.Type);
        if (current is not null && current.Status == condition.Status && current.Reason == condition.Reason)
            return conditions;
        if (current is not null && current.Status == condition.Status)
            condition = condition with { LastTransitionTime = current.LastTransitionTime };
        return conditions.Without(condition.Type).Add(condition);
    }

    public static DeploymentCondition New(string type, string status, string reason, string message, Time now) => new()
    {
        Type = type,
        Status = status,
        LastUpdateTime = now,
        LastTransitionTime = now,
        Reason = reason,
        Message = message,
    };
}
