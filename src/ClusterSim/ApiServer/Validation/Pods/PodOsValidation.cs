namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds fields that mean nothing to the operating system the pod says it is for.</summary>
/// <remarks>Source: core/validation/validation.go, validateOS, validateLinux, validateWindows (v1.36).</remarks>
internal static class PodOsValidation
{
    private const string NotOnLinux = "windows options cannot be set for a linux pod";
    private const string NotOnWindows = "cannot be set for a windows pod";

    public static void Validate(FieldPath path, PodSpecScope scope)
    {
        switch (scope.Spec.Os?.Name)
        {
            case null:
                break;
            case "":
                scope.Errors.Required(path["os"]["name"], "cannot be empty");
                break;
            case "linux":
                ValidateLinux(path, scope);
                break;
            case "windows":
                ValidateWindows(path, scope);
                break;
            case var other:
                scope.Errors.NotSupported(path["os"], other, "linux", "windows");
                break;
        }
    }

    private static void ValidateLinux(FieldPath path, PodSpecScope scope)
    {
        if (scope.Spec.SecurityContext?.WindowsOptions is not null)
            scope.Errors.Forbidden(path["securityContext"]["windowsOptions"], NotOnLinux);
        foreach (var (container, place) in PodContainers.WithPaths(scope.Spec, path))
            if (container.SecurityContext?.WindowsOptions is not null)
                scope.Errors.Forbidden(place["securityContext"]["windowsOptions"], NotOnLinux);
    }

    private static void ValidateWindows(FieldPath path, PodSpecScope scope)
    {
        if (scope.Spec.SecurityContext is { } context)
            ValidateWindowsPod(scope.Spec, context, path, path["securityContext"], scope.Errors);
        foreach (var (container, place) in PodContainers.WithPaths(scope.Spec, path))
            if (container.SecurityContext is { } own)
                ValidateWindowsContainer(own, place["securityContext"], scope.Errors);
    }

    private static void ValidateWindowsPod(PodSpec spec, PodSecurityContext context, FieldPath pod, FieldPath path, FieldErrors errors)
    {
        Absent(context.AppArmorProfile is not null, path["appArmorProfile"], errors);
        Absent(context.SeLinuxOptions is not null, path["seLinuxOptions"], errors);
        Absent(spec.HostUsers is not null, pod["hostUsers"], errors);
        Absent(spec.HostPID, pod["hostPID"], errors);
        Absent(spec.HostIPC, pod["hostIPC"], errors);
        Absent(context.SeccompProfile is not null, path["seccompProfile"], errors);
        Absent(context.FsGroup is not null, path["fsGroup"], errors);
        Absent(context.FsGroupChangePolicy is not null, path["fsGroupChangePolicy"], errors);
        Absent(context.Sysctls.Count > 0, path["sysctls"], errors);
        Absent(spec.ShareProcessNamespace is not null, pod["shareProcessNamespace"], errors);
        Absent(context.RunAsUser is not null, path["runAsUser"], errors);
        Absent(context.RunAsGroup is not null, path["runAsGroup"], errors);
        Absent(context.SupplementalGroups.Count > 0, path["supplementalGroups"], errors);
        Absent(context.SupplementalGroupsPolicy is not null, path["supplementalGroupsPolicy"], errors);
        Absent(context.SeLinuxChangePolicy is not null, path["seLinuxChangePolicy"], errors);
    }

    private static void ValidateWindowsContainer(SecurityContext context, FieldPath path, FieldErrors errors)
    {
        Absent(context.AppArmorProfile is not null, path["appArmorProfile"], errors);
        Absent(context.SeLinuxOptions is not null, path["seLinuxOptions"], errors);
        Absent(context.SeccompProfile is not null, path["seccompProfile"], errors);
        Absent(context.Capabilities is not null, path["capabilities"], errors);
        Absent(context.ReadOnlyRootFilesystem is not null, path["readOnlyRootFilesystem"], errors);
        Absent(context.Privileged is not null, path["privileged"], errors);
        Absent(context.AllowPrivilegeEscalation is not null, path["allowPrivilegeEscalation"], errors);
        Absent(context.ProcMount is not null, path["procMount"], errors);
        Absent(context.RunAsUser is not null, path["runAsUser"], errors);
        Absent(context.RunAsGroup is not null, path["runAsGroup"], errors);
    }

    private static void Absent(bool isSet, FieldPath path, FieldErrors errors)
    {
        if (isSet)
            errors.Forbidden(path, NotOnWindows);
    }
}
