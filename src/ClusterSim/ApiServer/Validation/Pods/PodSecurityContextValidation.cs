namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the security context of a pod as a whole.</summary>
/// <remarks>Source: core/validation/validation.go, validatePodSpecSecurityContext (v1.36).</remarks>
internal static class PodSecurityContextValidation
{
    public static void Validate(FieldPath path, PodSpecScope scope)
    {
        if (scope.Spec.SecurityContext is not { } context)
            return;
        var errors = scope.Errors;
        SecurityContextValidation.ValidateId(context.FsGroup, path["fsGroup"], errors);
        SecurityContextValidation.ValidateId(context.RunAsUser, path["runAsUser"], errors);
        SecurityContextValidation.ValidateId(context.RunAsGroup, path["runAsGroup"], errors);
        for (var i = 0; i < context.SupplementalGroups.Count; i++)
            SecurityContextValidation.ValidateId(context.SupplementalGroups[i], path["supplementalGroups"][i], errors);
        if (scope.Spec is { ShareProcessNamespace: true, HostPID: true })
            errors.Invalid(path["shareProcessNamespace"], true, "ShareProcessNamespace and HostPID cannot both be enabled");
        SysctlValidation.Validate(context.Sysctls, path["sysctls"], scope);
        OneOf(context.FsGroupChangePolicy, path["fsGroupChangePolicy"], errors, "Always", "OnRootMismatch");
        SeccompValidation.Validate(context.SeccompProfile, path["seccompProfile"], errors);
        WindowsOptionsValidation.Validate(context.WindowsOptions, path["windowsOptions"], errors);
        AppArmorValidation.Validate(context.AppArmorProfile, path["appArmorProfile"], errors);
        OneOf(context.SupplementalGroupsPolicy, path["supplementalGroupsPolicy"], errors, "Merge", "Strict");
        OneOf(context.SeLinuxChangePolicy, path["seLinuxChangePolicy"], errors, scope.Options.AllowAnySeLinuxChangePolicy ? ["MountOption", "Recursive"] : ["Recursive"]);
    }

    private static void OneOf(string? value, FieldPath path, FieldErrors errors, params string[] supported)
    {
        if (value is not null && !supported.Contains(value))
            errors.NotSupported(path, value, supported);
    }
}
