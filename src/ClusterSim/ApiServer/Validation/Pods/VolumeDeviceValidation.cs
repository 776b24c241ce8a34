namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the block devices of a container.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateVolumeDevices (v1.36).</remarks>
internal static class VolumeDeviceValidation
{
    public static void Validate(Container container, FieldPath path, PodSpecScope scope)
    {
        var (names, places) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < container.VolumeDevices.Count; i++)
        {
            var device = container.VolumeDevices[i];
            ValidateVolume(device.Name, names, path[i]["name"], scope);
            ValidatePlace(device.DevicePath, places, path[i]["devicePath"], scope.Errors);
            if (container.VolumeMounts.Any(mount => mount.Name == device.Name))
                scope.Errors.Invalid(path[i]["name"], device.Name, "must not already exist in volumeMounts");
            if (container.VolumeMounts.Any(mount => mount.MountPath == device.DevicePath))
                scope.Errors.Invalid(path[i]["devicePath"], device.DevicePath, "must not already exist as a path in volumeMounts");
            if (device.Name.Length > 0)
                names.Add(device.Name);
        }
    }

    private static void ValidateVolume(string name, HashSet<string> names, FieldPath path, PodSpecScope scope)
    {
        if (name.Length == 0)
            scope.Errors.Required(path);
        if (names.Contains(name))
            scope.Errors.Invalid(path, name, "must be unique");
        if (!scope.Volumes.TryGetValue(name, out var volume))
            scope.Errors.NotFound(path, name);
        else if (volume is { PersistentVolumeClaim: null, Ephemeral: null })
            scope.Errors.Invalid(path, name, "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
    }

    private static void ValidatePlace(string place, HashSet<string> places, FieldPath path, FieldErrors errors)
    {
        if (place.Length == 0)
            errors.Required(path);
        if (places.Contains(place))
            errors.Invalid(path, place, "must be unique");
        if (LocalPathValidation.HasBacksteps(place))
            errors.Invalid(path, place, "can not contain backsteps ('..')");
        else
            places.Add(place);
    }
}
