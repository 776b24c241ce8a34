namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what cannot be had together with users of the pod's own.</summary>
/// <remarks>Source: core/validation/validation.go, validateHostUsers (v1.36).</remarks>
internal static class HostUsersValidation
{
    private const string NotTogether = "when `hostUsers` is false";

    public static void Validate(FieldPath path, PodSpecScope scope)
    {
        if (scope.HostUsers)
            return;
        if (scope.Spec.HostNetwork)
            scope.Errors.Forbidden(path["hostNetwork"], NotTogether);
        if (scope.Spec.HostPID)
            scope.Errors.Forbidden(path["hostPID"], NotTogether);
        if (scope.Spec.HostIPC)
            scope.Errors.Forbidden(path["hostIPC"], NotTogether);
        if (scope.Options.AllowDevicesInUserNamespaces)
            return;
        foreach (var (container, place) in PodContainers.WithPaths(scope.Spec, path))
            if (container.VolumeDevices.Count > 0)
                scope.Errors.Forbidden(place["volumeDevices"], NotTogether);
    }
}
