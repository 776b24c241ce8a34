namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with a pod, its metadata's general part excepted.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePodCreate, validatePodMetadataAndSpec (v1.36).</remarks>
internal static class PodValidation
{
    /// <summary>Checks what holds only when a pod is made.</summary>
    public static void ValidateCreate(Pod pod, FieldErrors errors)
    {
        Validate(pod, PodValidationOptions.ForPod, errors);
        if (pod.Spec.EphemeralContainers.Count > 0)
            errors.Forbidden(FieldPath.Spec["ephemeralContainers"], "cannot be set on create");
        if (!string.IsNullOrEmpty(pod.Spec.NodeName) && pod.Spec.SchedulingGates.Count > 0)
            errors.Forbidden(FieldPath.Spec["nodeName"], "cannot be set until all schedulingGates have been cleared");
        SeccompValidation.ValidateMatch(pod, FieldPath.Spec, errors);
        AppArmorValidation.ValidateMatch(pod, FieldPath.Spec, errors);
    }

    /// <summary>Checks what holds for new and changed pods alike.</summary>
    public static void Validate(Pod pod, PodValidationOptions options, FieldErrors errors)
    {
        PodAnnotationValidation.Validate(pod.Metadata.Annotations, pod.Spec, FieldPath.Metadata["annotations"], options, errors);
        PodSpecValidation.Validate(pod.Spec, pod.Metadata, FieldPath.Spec, options, errors);
        if (string.IsNullOrEmpty(pod.Spec.ServiceAccountName))
            ValidateNoTokens(pod.Spec.Volumes, FieldPath.Spec["volumes"], errors);
        ValidateContainers(pod.Spec.Containers, FieldPath.Spec["containers"], errors);
        ValidateContainers(pod.Spec.InitContainers, FieldPath.Spec["initContainers"], errors);
    }

    private static void ValidateNoTokens(ValueList<Volume> volumes, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < volumes.Count; i++)
        {
            var sources = volumes[i].Projected?.Sources ?? [];
            for (var j = 0; j < sources.Count; j++)
                if (sources[j].ServiceAccountToken is not null)
                    errors.Forbidden(path[i]["projected"]["sources"][j]["serviceAccountToken"], "must not be specified when serviceAccountName is not set");
        }
    }

    private static void ValidateContainers(ValueList<Container> containers, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < containers.Count; i++)
            ContainerValidation.ValidateForPod(containers[i], path[i], errors);
    }
}
