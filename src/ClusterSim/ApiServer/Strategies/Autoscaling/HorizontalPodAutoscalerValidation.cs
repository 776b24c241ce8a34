using ClusterSim.Api.Autoscaling;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a HorizontalPodAutoscaler.</summary>
/// <remarks>Source: autoscaling/validation/validation.go (v1.36).</remarks>
internal static class HorizontalPodAutoscalerValidation
{
    /// <summary>Checks a spec; <paramref name="old"/> is the stored one, null for a new object.</summary>
    public static void Validate(HorizontalPodAutoscalerSpec spec, HorizontalPodAutoscalerSpec? old, FieldErrors errors)
    {
        var lowest = old?.MinReplicas == 0 ? 0 : 1;
        if (spec.MinReplicas < lowest)
            errors.Invalid(FieldPath.Spec["minReplicas"], spec.MinReplicas, $"must be greater than or equal to {lowest}");
        if (spec.MaxReplicas < 1)
            errors.Required(FieldPath.Spec["maxReplicas"], "must be set and greater than 0");
        if (spec.MaxReplicas < spec.MinReplicas)
            errors.Invalid(FieldPath.Spec["maxReplicas"], spec.MaxReplicas, "must be greater than or equal to `minReplicas`");
        if (old is null || HasApiVersion(old.ScaleTargetRef))
            ScaledReferenceValidation.Validate(spec.ScaleTargetRef, spec.ScaleTargetRef.Kind != "ReplicationController", FieldPath.Spec["scaleTargetRef"], errors);
        else
            ScaledReferenceValidation.ValidateNames(spec.ScaleTargetRef, FieldPath.Spec["scaleTargetRef"], errors);
        ValidateMetrics(spec, FieldPath.Spec["metrics"], errors);
        ScalingRulesValidation.Validate(spec.Behavior?.ScaleUp, FieldPath.Spec["behavior"]["scaleUp"], errors);
        ScalingRulesValidation.Validate(spec.Behavior?.ScaleDown, FieldPath.Spec["behavior"]["scaleDown"], errors);
    }

    // Older servers stored references of any version.
    private static bool HasApiVersion(CrossVersionObjectReference reference)
    {
        var errors = new FieldErrors();
        ScaledReferenceValidation.Validate(reference, reference.Kind != "ReplicationController", FieldPath.Spec, errors);
        return !errors.Any;
    }

    private static void ValidateMetrics(HorizontalPodAutoscalerSpec spec, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < spec.Metrics.Count; i++)
            MetricValidation.Validate(spec.Metrics[i], path[i], errors);
        if (spec.MinReplicas == 0 && !spec.Metrics.Any(metric => metric.Type is "Object" or "External"))
            errors.Forbidden(path, "must specify at least one Object or External metric to support scaling to zero replicas");
    }
}
