using ClusterSim.Api.Apps;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a StatefulSet.</summary>
/// <remarks>Source: apps/validation/validation.go, ValidateStatefulSetSpec (v1.36).</remarks>
internal static class StatefulSetValidation
{
    /// <summary>Checks <paramref name="spec"/>; what <paramref name="old"/> got away with, when there is one, stays allowed.</summary>
    public static void ValidateSpec(StatefulSetSpec spec, StatefulSetSpec? old, FieldErrors errors)
    {
        var path = FieldPath.Spec;
        if (spec.PodManagementPolicy is not ("OrderedReady" or "Parallel"))
            errors.Invalid(path["podManagementPolicy"], spec.PodManagementPolicy, "must be 'OrderedReady' or 'Parallel'");
        ValidateUpdateStrategy(spec.UpdateStrategy, path["updateStrategy"], errors);
        ValidateRetention(spec.PersistentVolumeClaimRetentionPolicy, path["persistentVolumeClaimRetentionPolicy"], errors);
        errors.NotNegative(path["replicas"], spec.Replicas ?? 0);
        errors.NotNegative(path["minReadySeconds"], spec.MinReadySeconds);
        errors.NotNegative(path["ordinals.start"], spec.Ordinals?.Start ?? 0);
        if (old is null && !string.IsNullOrEmpty(spec.ServiceName))
            errors.Invalid(path["serviceName"], spec.ServiceName, DnsName.CheckLabel(spec.ServiceName));
        if (old is null || old.VolumeClaimTemplates != spec.VolumeClaimTemplates)
            for (var i = 0; i < spec.VolumeClaimTemplates.Count; i++)
                PersistentVolumeClaimValidation.ValidateSpec(spec.VolumeClaimTemplates[i].Spec, path["volumeClaimTemplates"][i]["spec"], errors);
        WorkloadTemplateValidation.ValidateSelector(spec.Selector, "statefulset", path["selector"], errors);
        ValidateTemplate(spec, old, path, errors);
        WorkloadTemplateValidation.ValidateAlwaysRestarts(spec.Template.Spec, "StatefulSet", path["template"]["spec"], errors);
    }

    public static void ValidateStatus(StatefulSetStatus status, FieldErrors errors)
    {
        var path = FieldPath.Status;
        errors.NotNegative(path["replicas"], status.Replicas);
        errors.NotNegative(path["readyReplicas"], status.ReadyReplicas);
        errors.NotNegative(path["currentReplicas"], status.CurrentReplicas);
        errors.NotNegative(path["updatedReplicas"], status.UpdatedReplicas);
        errors.NotNegative(path["availableReplicas"], status.AvailableReplicas);
        errors.NotNegative(path["observedGeneration"], status.ObservedGeneration);
        errors.NotNegative(path["collisionCount"], status.CollisionCount ?? 0);
        WorkloadTemplateValidation.ValidateAtMost(status.ReadyReplicas, status.Replicas, "status.replicas", path["readyReplicas"], errors);
        WorkloadTemplateValidation.ValidateAtMost(status.CurrentReplicas, status.Replicas, "status.replicas", path["currentReplicas"], errors);
        WorkloadTemplateValidation.ValidateAtMost(status.UpdatedReplicas, status.Replicas, "status.replicas", path["updatedReplicas"], errors);
        WorkloadTemplateValidation.ValidateAtMost(status.AvailableReplicas, status.Replicas, "status.replicas", path["availableReplicas"], errors);
        WorkloadTemplateValidation.ValidateAtMost(status.AvailableReplicas, status.ReadyReplicas, "status.readyReplicas", path["availableReplicas"], errors);
    }

    // The template may mount the claims' volumes, so it is checked as the pods will have it.
    private static void ValidateTemplate(StatefulSetSpec spec, StatefulSetSpec? old, FieldPath path, FieldErrors errors)
    {
        if (!LabelSelectorMatch.CanEvaluate(spec.Selector))
        {
            errors.Invalid(path["selector"], spec.Selector, "");
            return;
        }
        WorkloadTemplateValidation.ValidateMatch(spec.Selector, spec.Template, path["template"], errors);
        var options = old is null ? PodValidationOptions.ForCreate : PodValidationOptions.ForUpdate(WithClaims(old).Spec);
        if (old is null || IsValid(old, options))
            PodTemplateValidation.Validate(WithClaims(spec), path["template"], options, errors);
    }

    private static bool IsValid(StatefulSetSpec old, PodValidationOptions options)
    {
        var errors = new FieldErrors();
        PodTemplateValidation.Validate(WithClaims(old), FieldPath.Spec, options, errors);
        return !errors.Any;
    }

    private static PodTemplateSpec WithClaims(StatefulSetSpec spec)
    {
        if (spec.VolumeClaimTemplates.Count == 0)
            return spec.Template;
        var claims = spec.VolumeClaimTemplates.Select(claim => new Volume
        {
            Name = claim.Metadata.Name ?? "",
            PersistentVolumeClaim = new() { ClaimName = claim.Metadata.Name ?? "" },
        }).ToValueList();
        var others = spec.Template.Spec.Volumes.RemoveAll(volume => claims.Any(claim => claim.Name == volume.Name));
        return spec.Template with { Spec = spec.Template.Spec with { Volumes = claims.AddRange(others) } };
    }

    private static void ValidateUpdateStrategy(StatefulSetUpdateStrategy strategy, FieldPath path, FieldErrors errors)
    {
        switch (strategy.Type)
        {
            case "OnDelete":
                if (strategy.RollingUpdate is not null)
                    errors.Invalid(path["rollingUpdate"], strategy.RollingUpdate, "only allowed for updateStrategy 'RollingUpdate'");
                break;
            case "RollingUpdate":
                if (strategy.RollingUpdate is not null)
                    ValidateRollingUpdate(strategy.RollingUpdate, path["rollingUpdate"], errors);
                break;
            default:
                errors.Invalid(path, strategy, "must be 'RollingUpdate' or 'OnDelete'");
                break;
        }
    }

    private static void ValidateRollingUpdate(RollingUpdateStatefulSetStrategy rolling, FieldPath path, FieldErrors errors)
    {
        errors.NotNegative(path["partition"], rolling.Partition ?? 0);
        if (rolling.MaxUnavailable is not { } unavailable)
            return;
        IntOrPercent.Validate(unavailable, path["maxUnavailable"], errors);
        if (IntOrPercent.IsZero(unavailable))
            errors.Invalid(path["maxUnavailable"], unavailable, "cannot be 0");
        IntOrPercent.ValidateAtMost100Percent(unavailable, path["maxUnavailable"], errors);
    }

    private static void ValidateRetention(StatefulSetPersistentVolumeClaimRetentionPolicy? policy, FieldPath path, FieldErrors errors)
    {
        if (policy is null)
            return;
        if (policy.WhenDeleted is not ("Retain" or "Delete"))
            errors.NotSupported(path["whenDeleted"], policy.WhenDeleted ?? "", "Retain", "Delete");
        if (policy.WhenScaled is not ("Retain" or "Delete"))
            errors.NotSupported(path["whenScaled"], policy.WhenScaled ?? "", "Retain", "Delete");
    }
}
