namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with annotations that mean something to Kubernetes.</summary>
/// <remarks>
/// <para>Source: core/validation/validation.go, ValidatePodSpecificAnnotations, ValidatePodSpecificAnnotationUpdates (v1.36).</para>
/// <para>Differs from Kubernetes: tolerations in an annotation, which mean nothing since 1.6, are not looked at.</para>
/// </remarks>
internal static class PodAnnotationValidation
{
    private const string Mirror = "kubernetes.io/config.mirror"; // MirrorPodAnnotationKey

    /// <summary>Whether the pod mirrors one that a kubelet runs by itself.</summary>
    public static bool IsMirror(Pod pod) => pod.Metadata.Annotations.ContainsKey(Mirror);

    public static void Validate(ValueMap<string> annotations, PodSpec spec, FieldPath path, PodValidationOptions options, FieldErrors errors)
    {
        if (annotations.Count == 0)
            return;
        if (annotations.TryGetValue(Mirror, out var mirror) && string.IsNullOrEmpty(spec.NodeName))
            errors.Invalid(path.Key(Mirror), mirror, "must set spec.nodeName if mirror pod annotation is set");
        if (!options.AllowInvalidDeletionCost && !PodDeletionCost.IsValid(annotations))
            errors.Invalid(path.Key(PodDeletionCost.Annotation), annotations[PodDeletionCost.Annotation], "must be a 32bit integer");
        SeccompValidation.ValidateAnnotations(annotations, path, errors);
        AppArmorValidation.ValidateAnnotations(annotations, spec, path, errors);
    }

    public static void ValidateUpdate(Pod pod, Pod old, FieldPath path, PodValidationOptions options, FieldErrors errors)
    {
        foreach (var (key, value) in old.Metadata.Annotations)
            if (pod.Metadata.Annotations.Find(key) != value)
                Unchanged(key, path, "may not remove or update", errors);
        foreach (var key in pod.Metadata.Annotations.Keys)
            if (!old.Metadata.Annotations.ContainsKey(key))
                Unchanged(key, path, "may not add", errors);
        Validate(pod.Metadata.Annotations, pod.Spec, path, options, errors);
    }

    private static void Unchanged(string key, FieldPath path, string what, FieldErrors errors)
    {
        if (key.StartsWith(AppArmorValidation.ContainerPrefix, StringComparison.Ordinal))
            errors.Forbidden(path.Key(key), what + " AppArmor annotations");
        if (key == Mirror)
            errors.Forbidden(path.Key(key), what + " mirror pod annotation");
    }
}
