using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a change of a claim: most of it is for ever.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePersistentVolumeClaimUpdate (v1.36).</remarks>
internal static class PersistentVolumeClaimUpdate
{
    private const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class"; // BetaStorageClassAnnotation
    private const string Storage = "storage";

    public static void Validate(PersistentVolumeClaim obj, PersistentVolumeClaim old, FieldErrors errors)
    {
        var spec = WithAllowedChangesUndone(obj, old, errors);
        var before = string.IsNullOrEmpty(old.Spec.VolumeName) ? old.Spec with { VolumeName = spec.VolumeName } : old.Spec; // Set once, by whoever binds it.
        if (!SameSpec(spec, before))
            errors.Forbidden(FieldPath.Spec, "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n" + InternalDiff.Of(before, spec));
        ValidateSize(obj, old, errors);
        errors.Unchanged(FieldPath.Root("volumeMode"), obj.Spec.VolumeMode, old.Spec.VolumeMode);
        ValidateAttributesClass(obj, old, errors);
    }

    private static PersistentVolumeClaimSpec WithAllowedChangesUndone(PersistentVolumeClaim obj, PersistentVolumeClaim old, FieldErrors errors)
    {
        var spec = obj.Spec;
        var (annotation, oldAnnotation) = (obj.Metadata.Annotations.Find(ClassAnnotation), old.Metadata.Annotations.Find(ClassAnnotation));
        if (oldAnnotation is not null && old.Spec.StorageClassName is null && spec.StorageClassName == oldAnnotation && (annotation ?? oldAnnotation) == oldAnnotation)
            spec = spec with { StorageClassName = null }; // The class moves from the annotation to the field.
        else
        {
            if ((annotation ?? "") != (oldAnnotation ?? ""))
                errors.Invalid(FieldPath.Metadata["annotations"][ClassAnnotation], annotation ?? "", FormatText.Immutable);
            if (spec.StorageClassName is not null && old.Spec.StorageClassName is null && (oldAnnotation ?? spec.StorageClassName) == spec.StorageClassName)
                spec = spec with { StorageClassName = null }; // A default class is set where there was none.
        }
        if (obj.Status.Phase != "Bound")
            return spec;
        if (spec.Resources.Requests.Count > 0)
            spec = spec with { Resources = spec.Resources with { Requests = spec.Resources.Requests.Set(Storage, SizeOf(old.Spec)) } };
        return spec with { VolumeAttributesClassName = old.Spec.VolumeAttributesClassName };
    }

    // Amounts are compared, not how they are written.
    private static bool SameSpec(PersistentVolumeClaimSpec spec, PersistentVolumeClaimSpec old) =>
        spec with { Resources = old.Resources } == old
        && SameAmounts(spec.Resources.Requests, old.Resources.Requests)
        && SameAmounts(spec.Resources.Limits, old.Resources.Limits);

    private static bool SameAmounts(ValueMap<Quantity> amounts, ValueMap<Quantity> old) =>
        amounts.Count == old.Count && amounts.All(entry => old.TryGetValue(entry.Key, out var amount) && amount.CompareTo(entry.Value) == 0);

    private static void ValidateSize(PersistentVolumeClaim obj, PersistentVolumeClaim old, FieldErrors errors)
    {
        var size = SizeOf(obj.Spec);
        var path = FieldPath.Spec["resources"]["requests"][Storage];
        // Down to what it has got so far, a request may shrink, so that a failed expansion can be taken back.
        if (size < SizeOf(old.Spec) && size <= old.Status.Capacity.Find(Storage))
            errors.Forbidden(path, "field can not be less than status.capacity");
    }

    private static void ValidateAttributesClass(PersistentVolumeClaim obj, PersistentVolumeClaim old, FieldErrors errors)
    {
        var path = FieldPath.Spec["volumeAttributesClassName"];
        if (old.Spec.VolumeAttributesClassName == obj.Spec.VolumeAttributesClassName || old.Status.CurrentVolumeAttributesClassName is null)
            return;
        if (obj.Spec.VolumeAttributesClassName is null)
            errors.Forbidden(path, "update to nil is forbidden when status.currentVolumeAttributesClassName is not nil");
        else if (obj.Spec.VolumeAttributesClassName.Length == 0)
            errors.Forbidden(path, "update to empty string is forbidden when status.currentVolumeAttributesClassName is not nil");
    }

    private static Quantity SizeOf(PersistentVolumeClaimSpec spec) => spec.Resources.Requests.Find(Storage);
}
