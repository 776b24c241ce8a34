namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with a container's security context. Privileged containers are allowed.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateSecurityContext (v1.36).</remarks>
internal static class SecurityContextValidation
{
    public static void Validate(SecurityContext? context, FieldPath path, PodSpecScope scope)
    {
        if (context is null)
            return;
        var errors = scope.Errors;
        ValidateId(context.RunAsUser, path["runAsUser"], errors);
        ValidateId(context.RunAsGroup, path["runAsGroup"], errors);
        ValidateProcMount(context.ProcMount, path["procMount"], scope);
        SeccompValidation.Validate(context.SeccompProfile, path["seccompProfile"], errors);
        ValidateEscalation(context, path, errors);
        WindowsOptionsValidation.Validate(context.WindowsOptions, path["windowsOptions"], errors);
        AppArmorValidation.Validate(context.AppArmorProfile, path["appArmorProfile"], errors);
    }

    /// <summary>Checks the number of a user or group; null is unset and valid.</summary>
    public static void ValidateId(long? id, FieldPath path, FieldErrors errors)
    {
        if (id is < 0 or > int.MaxValue)
            errors.Invalid(path, id, FormatText.Between(0, int.MaxValue));
    }

    private static void ValidateProcMount(string? mount, FieldPath path, PodSpecScope scope)
    {
        if (mount is not (null or "Default" or "Unmasked"))
            scope.Errors.NotSupported(path, mount, "Default", "Unmasked");
        if (mount == "Unmasked" && scope.HostUsers)
            scope.Errors.Invalid(path, mount, "`hostUsers` must be false to use `Unmasked`");
    }

    private static void ValidateEscalation(SecurityContext context, FieldPath path, FieldErrors errors)
    {
        if (context.AllowPrivilegeEscalation != false)
            return;
        if (context.Privileged == true)
            errors.Invalid(path, context, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        foreach (var capability in context.Capabilities?.Add ?? [])
            if (capability == "CAP_SYS_ADMIN")
                errors.Invalid(path, context, "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
    }
}
