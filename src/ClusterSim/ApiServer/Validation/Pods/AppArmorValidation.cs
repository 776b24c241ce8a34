namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with AppArmor profiles, as fields and as the annotations they once were.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateAppArmorProfileField, ValidateAppArmorPodAnnotations (v1.36).</remarks>
internal static class AppArmorValidation
{
    public const string ContainerPrefix = "container.apparmor.security.beta.kubernetes.io/"; // DeprecatedAppArmorAnnotationKeyPrefix
    public const string LocalhostPrefix = "localhost/"; // DeprecatedAppArmorAnnotationValueLocalhostPrefix
    private const int MaxLength = 4095; // maxLocalhostProfileLength: PATH_MAX - 1

    public static void Validate(AppArmorProfile? profile, FieldPath path, FieldErrors errors)
    {
        switch (profile)
        {
            case null:
                return;
            case { Type: "Localhost" }:
                ValidateLocalhost(profile.LocalhostProfile, path["localhostProfile"], errors);
                return;
            case { Type: "RuntimeDefault" or "Unconfined" }:
                if (profile.LocalhostProfile is { } name)
                    errors.Invalid(path["localhostProfile"], name, "can only be set when AppArmor type is Localhost");
                return;
            case { Type: "" }:
                errors.Required(path["type"], "type is required when appArmorProfile is set");
                return;
            default:
                errors.NotSupported(path["type"], profile.Type, "Localhost", "RuntimeDefault", "Unconfined");
                return;
        }
    }

    public static void ValidateAnnotations(ValueMap<string> annotations, PodSpec spec, FieldPath path, FieldErrors errors)
    {
        foreach (var (key, profile) in annotations)
        {
            if (!key.StartsWith(ContainerPrefix, StringComparison.Ordinal))
                continue;
            var name = key[ContainerPrefix.Length..];
            if (PodContainers.Of(spec).All(container => container.Name != name))
                errors.Invalid(path.Key(key), name, "container not found");
            if (profile is not ("" or "runtime/default" or "unconfined") && !profile.StartsWith(LocalhostPrefix, StringComparison.Ordinal))
                errors.Invalid(path.Key(key), profile, $"invalid AppArmor profile name: {GoText.Quote(profile)}");
        }
    }

    /// <summary>Where a profile is given both ways, both must say the same.</summary>
    public static void ValidateMatch(Pod pod, FieldPath path, FieldErrors errors)
    {
        if (pod.Spec.Os?.Name == "windows")
            return;
        foreach (var (container, place) in PodContainers.WithPaths(pod.Spec, path))
            if ((container.SecurityContext?.AppArmorProfile ?? pod.Spec.SecurityContext?.AppArmorProfile) is { } profile
                && pod.Metadata.Annotations.TryGetValue(ContainerPrefix + container.Name, out var text))
                ValidateMatch(text, profile, place["securityContext"]["appArmorProfile"], errors);
    }

    private static void ValidateLocalhost(string? name, FieldPath path, FieldErrors errors)
    {
        if (name is null)
        {
            errors.Required(path, "must be set when AppArmor type is Localhost");
            return;
        }
        if (name.Trim() != name)
            errors.Invalid(path, name, "must not be padded with whitespace");
        else if (name.Length == 0)
            errors.Required(path, "must be set when AppArmor type is Localhost");
        if (GoText.Length(name) > MaxLength)
            errors.TooLong(path, MaxLength);
    }

    private static void ValidateMatch(string text, AppArmorProfile profile, FieldPath path, FieldErrors errors)
    {
        var sameType = profile.Type switch
        {
            "Unconfined" => text == "unconfined",
            "RuntimeDefault" => text == "runtime/default",
            "Localhost" => text.StartsWith(LocalhostPrefix, StringComparison.Ordinal),
            _ => true,
        };
        if (!sameType)
            errors.Forbidden(path["type"], "apparmor type in annotation and field must match");
        else if (profile.Type == "Localhost" && text[LocalhostPrefix.Length..] != profile.LocalhostProfile)
            errors.Forbidden(path["localhostProfile"], "apparmor profile in annotation and field must match");
    }
}
