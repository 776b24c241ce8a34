using ClusterSim.Api.Apps;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a DaemonSet.</summary>
/// <remarks>Source: apps/validation/validation.go, ValidateDaemonSetSpec (v1.36).</remarks>
internal static class DaemonSetValidation
{
    public static void ValidateSpec(DaemonSetSpec spec, PodValidationOptions options, FieldErrors errors)
    {
        var path = FieldPath.Spec;
        LabelValidation.ValidateSelector(spec.Selector, path["selector"], errors);
        if (LabelSelectorMatch.CanEvaluate(spec.Selector))
            WorkloadTemplateValidation.ValidateMatch(spec.Selector, spec.Template, path["template"], errors);
        if (spec.Selector is { MatchLabels.Count: 0, MatchExpressions.Count: 0 })
            errors.Invalid(path["selector"], spec.Selector, "empty selector is invalid for daemonset");
        PodTemplateValidation.Validate(spec.Template, path["template"], options, errors);
        WorkloadTemplateValidation.ValidateAlwaysRestarts(spec.Template.Spec, "DaemonSet", path["template"]["spec"], errors);
        errors.NotNegative(path["minReadySeconds"], spec.MinReadySeconds);
        ValidateUpdateStrategy(spec.UpdateStrategy, path["updateStrategy"], errors);
        errors.NotNegative(path["revisionHistoryLimit"], spec.RevisionHistoryLimit ?? 0);
    }

    public static void ValidateStatus(DaemonSetStatus status, FieldErrors errors)
    {
        var path = FieldPath.Status;
        errors.NotNegative(path["currentNumberScheduled"], status.CurrentNumberScheduled);
        errors.NotNegative(path["numberMisscheduled"], status.NumberMisscheduled);
        errors.NotNegative(path["desiredNumberScheduled"], status.DesiredNumberScheduled);
        errors.NotNegative(path["numberReady"], status.NumberReady);
        errors.NotNegative(path["observedGeneration"], status.ObservedGeneration);
        errors.NotNegative(path["updatedNumberScheduled"], status.UpdatedNumberScheduled);
        errors.NotNegative(path["numberAvailable"], status.NumberAvailable);
        errors.NotNegative(path["numberUnavailable"], status.NumberUnavailable);
        errors.NotNegative(path["collisionCount"], status.CollisionCount ?? 0);
    }

    private static void ValidateUpdateStrategy(DaemonSetUpdateStrategy strategy, FieldPath path, FieldErrors errors)
    {
        switch (strategy.Type)
        {
            case "OnDelete":
                break;
            case "RollingUpdate":
                if (strategy.RollingUpdate is null)
                    errors.Required(path["rollingUpdate"]);
                else
                    ValidateRollingUpdate(strategy.RollingUpdate, path["rollingUpdate"], errors);
                break;
            default:
                errors.NotSupported(path, strategy, "RollingUpdate", "OnDelete");
                break;
        }
    }

    private static void ValidateRollingUpdate(RollingUpdateDaemonSet rolling, FieldPath path, FieldErrors errors)
    {
        var (unavailable, surge) = (rolling.MaxUnavailable ?? 0, rolling.MaxSurge ?? 0);
        IntOrPercent.Validate(unavailable, path["maxUnavailable"], errors);
        IntOrPercent.Validate(surge, path["maxSurge"], errors);
        IntOrPercent.ValidateAtMost100Percent(unavailable, path["maxUnavailable"], errors);
        IntOrPercent.ValidateAtMost100Percent(surge, path["maxSurge"], errors);
        if (!IntOrPercent.IsZero(unavailable) && !IntOrPercent.IsZero(surge))
            errors.Invalid(path["maxSurge"], surge, "may not be set when maxUnavailable is non-zero");
        else if (IntOrPercent.IsZero(unavailable) && IntOrPercent.IsZero(surge))
            errors.Required(path["maxUnavailable"], "cannot be 0 when maxSurge is 0");
    }
}
