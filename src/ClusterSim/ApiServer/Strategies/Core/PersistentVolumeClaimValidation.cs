using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a claim for storage.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePersistentVolumeClaimSpec (v1.36).</remarks>
internal static class PersistentVolumeClaimValidation
{
    private const string OneWriterPod = "ReadWriteOncePod";
    private static readonly string[] AccessModes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", OneWriterPod];
    private static readonly string[] ResizeStatuses =
        ["ControllerResizeInProgress", "ControllerResizeInfeasible", "NodeResizePending", "NodeResizeInProgress", "NodeResizeInfeasible"];

    public static void ValidateSpec(PersistentVolumeClaimSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.AccessModes.Count == 0)
            errors.Required(path["accessModes"], "at least 1 access mode is required");
        LabelValidation.ValidateSelector(spec.Selector, path["selector"], errors);
        ValidateAccessModes(spec.AccessModes, path["accessModes"], errors);
        ValidateStorage(spec.Resources.Requests, path["resources"].Key("storage"), errors);
        ValidateClass(spec.StorageClassName, path["storageClassName"], errors);
        if (spec.VolumeMode is not (null or "Block" or "Filesystem"))
            errors.NotSupported(path["volumeMode"], spec.VolumeMode, "Block", "Filesystem");
        ValidateSources(spec, path, errors);
        ValidateClass(spec.VolumeAttributesClassName, path["volumeAttributesClassName"], errors);
    }

    /// <summary>Checks modes one by one, and that the one for a single pod stands alone.</summary>
    public static void ValidateAccessModes(ValueList<string> modes, FieldPath path, FieldErrors errors)
    {
        foreach (var mode in modes)
            if (!AccessModes.Contains(mode))
                errors.NotSupported(path, mode, AccessModes);
        if (modes.Contains(OneWriterPod) && modes.Any(mode => mode != OneWriterPod && AccessModes.Contains(mode)))
            errors.Forbidden(path, "may not use ReadWriteOncePod with other access modes");
    }

    public static void ValidateStatus(PersistentVolumeClaim obj, FieldErrors errors)
    {
        var path = FieldPath.Status;
        if (obj.Spec.AccessModes.Count == 0)
            errors.Required(FieldPath.Root("Spec")["accessModes"]);
        foreach (var (name, quantity) in obj.Status.Capacity)
            QuantityValidation.ValidateAmount(quantity, path["capacity"].Key(name), errors);
        foreach (var (name, status) in obj.Status.AllocatedResourceStatuses)
        {
            ValidateResourceKey(name, path["allocatedResourceStatuses"], errors);
            if (!ResizeStatuses.Contains(status))
                errors.NotSupported(path["allocatedResourceStatuses"], name, ResizeStatuses);
        }
        foreach (var (name, quantity) in obj.Status.AllocatedResources)
        {
            if (ValidateResourceKey(name, path["allocatedResources"], errors))
                QuantityValidation.ValidateAmount(quantity, path["allocatedResources"].Key(name), errors);
        }
    }

    private static bool ValidateResourceKey(string name, FieldPath path, FieldErrors errors)
    {
        var before = errors.Count;
        errors.Invalid(path, name, LabelSyntax.CheckKey(name));
        if (errors.Count == before && ResourceNames.IsNative(name) && name != "storage")
            errors.NotSupported(path, name, "storage");
        return errors.Count == before;
    }

    private static void ValidateStorage(ValueMap<Quantity> requests, FieldPath path, FieldErrors errors)
    {
        if (!requests.TryGetValue("storage", out var storage))
            errors.Required(path);
        else if (storage.Value <= 0)
            errors.Invalid(path, storage.ToString(), "must be greater than zero");
    }

    private static void ValidateClass(string? name, FieldPath path, FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(name))
            errors.Invalid(path, name, DnsName.CheckSubdomain(name));
    }

    private static void ValidateSources(PersistentVolumeClaimSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.DataSource is { } source)
            ValidateSource(source.Name, source.Kind, source.ApiGroup, path["dataSource"], errors);
        if (spec.DataSourceRef is { } reference)
        {
            ValidateSource(reference.Name, reference.Kind, reference.ApiGroup, path["dataSourceRef"], errors);
            if (!string.IsNullOrEmpty(reference.Namespace))
                errors.Invalid(path["dataSourceRef"]["namespace"], reference.Namespace, DnsName.CheckLabel(reference.Namespace));
        }
        if (spec.DataSource is null || spec.DataSourceRef is null)
            return;
        if (!string.IsNullOrEmpty(spec.DataSourceRef.Namespace))
            errors.Invalid(path, path["dataSource"].ToString(), "may not be specified when dataSourceRef.namespace is specified");
        else if ((spec.DataSource.ApiGroup, spec.DataSource.Kind, spec.DataSource.Name) != (spec.DataSourceRef.ApiGroup, spec.DataSourceRef.Kind, spec.DataSourceRef.Name))
            errors.Invalid(path, JsonObject.Empty, "must match dataSourceRef"); // Kubernetes shows the path itself, which has no fields to show.
    }

    private static void ValidateSource(string name, string kind, string? group, FieldPath path, FieldErrors errors)
    {
        if (name.Length == 0)
            errors.Required(path["name"]);
        if (kind.Length == 0)
            errors.Required(path["kind"]);
        if (string.IsNullOrEmpty(group) && kind != "PersistentVolumeClaim")
            errors.Invalid(path, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
        if (!string.IsNullOrEmpty(group))
            errors.Invalid(path["apiGroup"], group, DnsName.CheckSubdomain(group));
    }
}
