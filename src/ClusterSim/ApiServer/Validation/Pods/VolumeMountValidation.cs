namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the places where a container mounts volumes.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateVolumeMounts (v1.36).</remarks>
internal static class VolumeMountValidation
{
    // Some paths below lack the index: a slip of Kubernetes that its clients have come to see.
    public static void Validate(Container container, FieldPath path, PodSpecScope scope)
    {
        var errors = scope.Errors;
        var places = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < container.VolumeMounts.Count; i++)
        {
            var mount = container.VolumeMounts[i];
            if (mount.Name.Length == 0)
                errors.Required(path[i]["name"]);
            if (!scope.Volumes.TryGetValue(mount.Name, out var volume))
                errors.NotFound(path[i]["name"], mount.Name);
            if (mount.MountPath.Length == 0)
                errors.Required(path[i]["mountPath"]);
            if (!places.Add(mount.MountPath))
                errors.Invalid(path[i]["mountPath"], mount.MountPath, "must be unique");
            if (container.VolumeDevices.Any(device => device.Name == mount.Name))
                errors.Invalid(path[i]["name"], mount.Name, "must not already exist in volumeDevices");
            if (container.VolumeDevices.Any(device => device.DevicePath == mount.MountPath))
                errors.Invalid(path[i]["mountPath"], mount.MountPath, "must not already exist as a path in volumeDevices");
            if (volume?.Image is not null)
                ValidateOfImage(mount, path[i], errors);
            ValidateSubPaths(mount, path, path[i], errors);
            ValidatePropagation(mount.MountPropagation, container, path["mountPropagation"], errors);
            ValidateRecursiveReadOnly(mount, path["recursiveReadOnly"], errors);
        }
    }

    private static void ValidateOfImage(VolumeMount mount, FieldPath path, FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(mount.SubPath))
            errors.Invalid(path["subPath"], mount.SubPath, "not allowed in image volume sources");
        if (!string.IsNullOrEmpty(mount.SubPathExpr))
            errors.Invalid(path["subPathExpr"], mount.SubPathExpr, "not allowed in image volume sources");
    }

    private static void ValidateSubPaths(VolumeMount mount, FieldPath list, FieldPath path, FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(mount.SubPath))
            LocalPathValidation.ValidateDescending(mount.SubPath, list["subPath"], errors);
        if (string.IsNullOrEmpty(mount.SubPathExpr))
            return;
        if (!string.IsNullOrEmpty(mount.SubPath))
            errors.Invalid(path["subPathExpr"], mount.SubPathExpr, "subPathExpr and subPath are mutually exclusive");
        LocalPathValidation.ValidateDescending(mount.SubPathExpr, list["subPathExpr"], errors);
    }

    private static void ValidatePropagation(string? propagation, Container container, FieldPath path, FieldErrors errors)
    {
        if (propagation is null)
            return;
        if (propagation is not ("Bidirectional" or "HostToContainer" or "None"))
            errors.NotSupported(path, propagation, "Bidirectional", "HostToContainer", "None");
        if (propagation == "Bidirectional" && container.SecurityContext?.Privileged != true)
            errors.Forbidden(path, "Bidirectional mount propagation is available only to privileged containers");
    }

    private static void ValidateRecursiveReadOnly(VolumeMount mount, FieldPath path, FieldErrors errors)
    {
        switch (mount.RecursiveReadOnly)
        {
            case null or "Disabled":
                return;
            case "Enabled" or "IfPossible":
                if (!mount.ReadOnly)
                    errors.Forbidden(path, "may only be specified when readOnly is true");
                if (mount.MountPropagation is not (null or "None"))
                    errors.Forbidden(path, "may only be specified when mountPropagation is None or not specified");
                return;
            default:
                errors.NotSupported(path, mount.RecursiveReadOnly, "Disabled", "Enabled", "IfPossible");
                return;
        }
    }
}
