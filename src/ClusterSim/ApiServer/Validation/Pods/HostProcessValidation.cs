namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with Windows containers that run as processes of the host: all of a pod or none.</summary>
/// <remarks>Source: core/validation/validation.go, validateWindowsHostProcessPod (v1.36).</remarks>
internal static class HostProcessValidation
{
    public static void Validate(FieldPath path, PodSpecScope scope)
    {
        var pod = scope.Spec.SecurityContext?.WindowsOptions?.HostProcess;
        var (all, onHost) = (0, 0);
        foreach (var (container, place) in PodContainers.WithPaths(scope.Spec, path))
        {
            all++;
            var own = container.SecurityContext?.WindowsOptions?.HostProcess;
            if (pod is { } whole && own is { } part && whole != part)
                scope.Errors.Invalid(
                    place["securityContext"]["windowsOptions"]["hostProcess"], part,
                    $"pod hostProcess value must be identical if both are specified, was {(whole ? "true" : "false")}");
            if (own ?? pod ?? false)
                onHost++;
        }
        if (onHost == 0)
            return;
        if (onHost != all)
            scope.Errors.Invalid(path, "", "If pod contains any hostProcess containers then all containers must be HostProcess containers");
        if (!scope.Spec.HostNetwork)
            scope.Errors.Invalid(path["hostNetwork"], false, "hostNetwork must be true if pod contains any hostProcess containers");
    }
}
