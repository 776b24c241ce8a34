namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with seccomp profiles, as fields and as the annotations they once were.</summary>
/// <remarks>Source: core/validation/validation.go, validateSeccompProfileField, ValidateSeccompPodAnnotations, validateSeccompAnnotationsAndFields (v1.36).</remarks>
internal static class SeccompValidation
{
    public const string PodAnnotation = "seccomp.security.alpha.kubernetes.io/pod"; // SeccompPodAnnotationKey
    public const string ContainerPrefix = "container.seccomp.security.alpha.kubernetes.io/"; // SeccompContainerAnnotationKeyPrefix
    private const string LocalhostPrefix = "localhost/"; // SeccompLocalhostProfileNamePrefix

    public static void Validate(SeccompProfile? profile, FieldPath path, FieldErrors errors)
    {
        if (profile is null)
            return;
        if (profile.Type.Length == 0)
            errors.Required(path["type"], "type is required when seccompProfile is set");
        else if (profile.Type is not ("Localhost" or "RuntimeDefault" or "Unconfined"))
            errors.NotSupported(path["type"], profile.Type, "Localhost", "RuntimeDefault", "Unconfined");

        if (profile is { Type: "Localhost", LocalhostProfile: null })
            errors.Required(path["localhostProfile"], "must be set when seccomp type is Localhost");
        else if (profile.Type == "Localhost")
            LocalPathValidation.ValidateDescending(profile.LocalhostProfile!, path["localhostProfile"], errors);
        else if (profile.LocalhostProfile is not null)
            errors.Invalid(path["localhostProfile"], profile, "can only be set when seccomp type is Localhost");
    }

    public static void ValidateAnnotations(ValueMap<string> annotations, FieldPath path, FieldErrors errors)
    {
        if (annotations.TryGetValue(PodAnnotation, out var pod))
            ValidateText(pod, path[PodAnnotation], errors);
        foreach (var (key, text) in annotations)
            if (key.StartsWith(ContainerPrefix, StringComparison.Ordinal))
                ValidateText(text, path[key], errors);
    }

    /// <summary>Where a profile is given both ways, both must say the same.</summary>
    public static void ValidateMatch(Pod pod, FieldPath path, FieldErrors errors)
    {
        if (pod.Spec.SecurityContext?.SeccompProfile is { } whole && pod.Metadata.Annotations.TryGetValue(PodAnnotation, out var text))
            ValidateMatch(text, whole, path["securityContext"]["seccompProfile"], errors);
        foreach (var (container, place) in PodContainers.WithPaths(pod.Spec, path))
            if (container.SecurityContext?.SeccompProfile is { } profile && pod.Metadata.Annotations.TryGetValue(ContainerPrefix + container.Name, out var annotation))
                ValidateMatch(annotation, profile, place["securityContext"]["seccompProfile"], errors);
    }

    private static void ValidateText(string text, FieldPath path, FieldErrors errors)
    {
        if (text.StartsWith(LocalhostPrefix, StringComparison.Ordinal))
            LocalPathValidation.ValidateDescending(text[LocalhostPrefix.Length..], path, errors);
        else if (text is not ("runtime/default" or "docker/default" or "unconfined"))
            errors.Invalid(path, text, "must be a valid seccomp profile");
    }

    private static void ValidateMatch(string text, SeccompProfile profile, FieldPath path, FieldErrors errors)
    {
        var sameType = profile.Type switch
        {
            "Unconfined" => text == "unconfined",
            "RuntimeDefault" => text is "runtime/default" or "docker/default",
            "Localhost" => text.StartsWith(LocalhostPrefix, StringComparison.Ordinal),
            _ => true,
        };
        if (!sameType)
            errors.Forbidden(path["type"], "seccomp type in annotation and field must match");
        else if (profile.Type == "Localhost" && text[LocalhostPrefix.Length..] != profile.LocalhostProfile)
            errors.Forbidden(path["localhostProfile"], "seccomp profile in annotation and field must match");
    }
}
