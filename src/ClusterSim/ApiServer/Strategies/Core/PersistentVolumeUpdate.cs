using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a change of a persistent volume: where it is and how it is used stays.</summary>
/// <remarks>
/// <para>Source: core/validation/validation.go, ValidatePersistentVolumeUpdate (v1.36).</para>
/// <para>Differs from Kubernetes: labels of zones in node affinity cannot be replaced by their successors.</para>
/// </remarks>
internal static class PersistentVolumeUpdate
{
    public static void Validate(PersistentVolumeSpec spec, PersistentVolumeSpec old, FieldErrors errors)
    {
        var source = spec;
        if (spec.Csi is { ControllerExpandSecretRef: not null } csi && old.Csi is { ControllerExpandSecretRef: null })
            source = spec with { Csi = csi with { ControllerExpandSecretRef = null } }; // May be given later.
        if (WithSource(old, source) != old)
            errors.Forbidden(FieldPath.Spec["persistentvolumesource"], "spec.persistentvolumesource is immutable after creation\n" + InternalDiff.Of(InternalStorageTypes.SourceOf(old), InternalStorageTypes.SourceOf(source)));
        errors.Unchanged(FieldPath.Root("volumeMode"), spec.VolumeMode, old.VolumeMode);
        if (old.NodeAffinity is not null)
            errors.Unchanged(FieldPath.Root("nodeAffinity"), spec.NodeAffinity, old.NodeAffinity);
        if (old.VolumeAttributesClassName is not null && spec.VolumeAttributesClassName is null)
            errors.Forbidden(FieldPath.Spec["volumeAttributesClassName"], "update from non-nil value to nil is forbidden");
    }

    private static PersistentVolumeSpec WithSource(PersistentVolumeSpec spec, PersistentVolumeSpec source) => source with
    {
        Capacity = spec.Capacity,
        AccessModes = spec.AccessModes,
        ClaimRef = spec.ClaimRef,
        PersistentVolumeReclaimPolicy = spec.PersistentVolumeReclaimPolicy,
        StorageClassName = spec.StorageClassName,
        MountOptions = spec.MountOptions,
        VolumeMode = spec.VolumeMode,
        NodeAffinity = spec.NodeAffinity,
        VolumeAttributesClassName = spec.VolumeAttributesClassName,
    };
}
