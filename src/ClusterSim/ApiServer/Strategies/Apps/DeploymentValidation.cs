using ClusterSim.Api.Apps;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a Deployment.</summary>
/// <remarks>Source: apps/validation/validation.go, ValidateDeploymentSpec (v1.36).</remarks>
internal static class DeploymentValidation
{
    public static void ValidateSpec(DeploymentSpec spec, PodValidationOptions options, FieldErrors errors)
    {
        var path = FieldPath.Spec;
        errors.NotNegative(path["replicas"], spec.Replicas ?? 0);
        WorkloadTemplateValidation.ValidateReplicated(spec.Selector, spec.Template, path, options, errors);
        ValidateStrategy(spec.Strategy, path["strategy"], errors);
        errors.NotNegative(path["minReadySeconds"], spec.MinReadySeconds);
        errors.NotNegative(path["revisionHistoryLimit"], spec.RevisionHistoryLimit ?? 0);
        if (spec.ProgressDeadlineSeconds is not { } deadline)
            return;
        errors.NotNegative(path["progressDeadlineSeconds"], deadline);
        if (deadline <= spec.MinReadySeconds)
            errors.Invalid(path["progressDeadlineSeconds"], deadline, "must be greater than minReadySeconds");
    }

    public static void ValidateStatus(DeploymentStatus status, FieldErrors errors)
    {
        var path = FieldPath.Status;
        errors.NotNegative(path["observedGeneration"], status.ObservedGeneration);
        errors.NotNegative(path["replicas"], status.Replicas);
        errors.NotNegative(path["updatedReplicas"], status.UpdatedReplicas);
        errors.NotNegative(path["readyReplicas"], status.ReadyReplicas);
        errors.NotNegative(path["availableReplicas"], status.AvailableReplicas);
        errors.NotNegative(path["unavailableReplicas"], status.UnavailableReplicas);
        errors.NotNegative(path["terminatingReplicas"], status.TerminatingReplicas ?? 0);
        errors.NotNegative(path["collisionCount"], status.CollisionCount ?? 0);
        WorkloadTemplateValidation.ValidateAtMost(status.UpdatedReplicas, status.Replicas, "status.replicas", path["updatedReplicas"], errors);
        WorkloadTemplateValidation.ValidateAtMost(status.ReadyReplicas, status.Replicas, "status.replicas", path["readyReplicas"], errors);
        WorkloadTemplateValidation.ValidateAtMost(status.AvailableReplicas, status.Replicas, "status.replicas", path["availableReplicas"], errors);
        WorkloadTemplateValidation.ValidateAtMost(status.AvailableReplicas, status.ReadyReplicas, "readyReplicas", path["availableReplicas"], errors);
    }

    private static void ValidateStrategy(Api.Apps.DeploymentStrategy strategy, FieldPath path, FieldErrors errors)
    {
        switch (strategy.Type)
        {
            case "Recreate":
                if (strategy.RollingUpdate is not null)
                    errors.Forbidden(path["rollingUpdate"], "may not be specified when strategy `type` is 'Recreate'");
                break;
            case "RollingUpdate":
                ValidateRollingUpdate(strategy.RollingUpdate ?? new(), path["rollingUpdate"], errors);
                break;
            default:
                errors.NotSupported(path, strategy, "Recreate", "RollingUpdate");
                break;
        }
    }

    private static void ValidateRollingUpdate(RollingUpdateDeployment rolling, FieldPath path, FieldErrors errors)
    {
        var (unavailable, surge) = (rolling.MaxUnavailable ?? 0, rolling.MaxSurge ?? 0);
        IntOrPercent.Validate(unavailable, path["maxUnavailable"], errors);
        IntOrPercent.Validate(surge, path["maxSurge"], errors);
        if (IntOrPercent.IsZero(unavailable) && IntOrPercent.IsZero(surge))
            errors.Invalid(path["maxUnavailable"], unavailable, "may not be 0 when `maxSurge` is 0");
        IntOrPercent.ValidateAtMost100Percent(unavailable, path["maxUnavailable"], errors);
    }
}
