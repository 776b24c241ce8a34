namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the volumes of a pod.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateVolumes (v1.36).</remarks>
internal static class VolumeValidation
{
    /// <summary>Checks the volumes and enters the valid ones into the scope, where mounts look for them.</summary>
    public static void Validate(FieldPath path, PodSpecScope scope)
    {
        for (var i = 0; i < scope.Spec.Volumes.Count; i++)
        {
            var volume = scope.Spec.Volumes[i];
            var before = scope.Errors.Count;
            VolumeSourceValidation.Validate(volume, path[i], scope);
            if (volume.Name.Length == 0)
                scope.Errors.Required(path[i]["name"]);
            else
                scope.Errors.Invalid(path[i]["name"], volume.Name, DnsName.CheckLabel(volume.Name));
            if (scope.Volumes.ContainsKey(volume.Name))
                scope.Errors.Duplicate(path[i]["name"], volume.Name);
            if (scope.Errors.Count == before)
                scope.Volumes.Add(volume.Name, volume);
            ValidateClaim(volume, path[i], scope);
        }
    }

    private static void ValidateClaim(Volume volume, FieldPath path, PodSpecScope scope)
    {
        if (volume.PersistentVolumeClaim is not { } claim || scope.Metadata?.Name is not { Length: > 0 } pod)
            return;
        if (scope.Spec.Volumes.Any(other => other.Ephemeral is not null && claim.ClaimName == pod + "-" + other.Name))
            scope.Errors.Invalid(path["persistentVolumeClaim"]["claimName"], claim.ClaimName, "must not reference a PVC that gets created for an ephemeral volume");
    }
}
