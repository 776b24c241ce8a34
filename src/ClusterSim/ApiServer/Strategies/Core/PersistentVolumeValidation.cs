using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a persistent volume.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePersistentVolumeSpec (v1.36).</remarks>
internal static class PersistentVolumeValidation
{
    private const string Storage = "storage";
    private static readonly string[] ReclaimPolicies = ["Delete", "Recycle", "Retain"];

    public static void Validate(PersistentVolumeSpec spec, string name, FieldPath path, FieldErrors errors)
    {
        ValidateAccessModes(spec.AccessModes, path["accessModes"], errors);
        ValidateCapacity(spec.Capacity, path["capacity"], errors);
        if (!string.IsNullOrEmpty(spec.PersistentVolumeReclaimPolicy) && !ReclaimPolicies.Contains(spec.PersistentVolumeReclaimPolicy))
            errors.NotSupported(path["persistentVolumeReclaimPolicy"], spec.PersistentVolumeReclaimPolicy, ReclaimPolicies);
        if (spec.NodeAffinity is { Required: { } nodes })
            NodeSelectorValidation.Validate(nodes, path["nodeAffinity"]["required"], errors, allowsInvalidValues: true);
        else if (spec.NodeAffinity is not null)
            errors.Required(path["nodeAffinity"]["required"], "must specify required node constraints");
        PersistentVolumeSourceValidation.Validate(spec, name, path, errors);
        if (spec.PersistentVolumeReclaimPolicy == "Recycle" && spec.HostPath is { } hostPath && IsRoot(hostPath.Path))
            errors.Forbidden(path["persistentVolumeReclaimPolicy"], "may not be 'recycle' for a hostPath mount of '/'");
        if (!string.IsNullOrEmpty(spec.StorageClassName))
            errors.Invalid(path["storageClassName"], spec.StorageClassName, DnsName.CheckSubdomain(spec.StorageClassName));
        if (spec.VolumeMode is not (null or "Block" or "Filesystem"))
            errors.NotSupported(path["volumeMode"], spec.VolumeMode, "Block", "Filesystem");
        ValidateAttributesClass(spec, path, errors);
    }

    /// <summary>Checks a volume that has no object of its own but is part of an attachment: it comes from a CSI driver and is bound to nothing.</summary>
    public static void ValidateInline(PersistentVolumeSpec spec, FieldPath path, FieldErrors errors)
    {
        const string Inline = " in the context of inline volumes";
        if (spec.ClaimRef is not null)
            errors.Forbidden(path["claimRef"], "may not be specified" + Inline);
        if (spec.Capacity.Count > 0)
            errors.Forbidden(path["capacity"], "may not be specified" + Inline);
        if (spec.Csi is null)
            errors.Required(path["csi"], "has to be specified" + Inline);
        ValidateAccessModes(spec.AccessModes, path["accessModes"], errors);
        if (spec.PersistentVolumeReclaimPolicy is not (null or "" or "Retain"))
            errors.Forbidden(path["persistentVolumeReclaimPolicy"], "may only be Retain" + Inline);
        if (spec.NodeAffinity is not null)
            errors.Forbidden(path["nodeAffinity"], "may not be specified" + Inline);
        PersistentVolumeSourceValidation.Validate(spec, "", path, errors);
        if (!string.IsNullOrEmpty(spec.StorageClassName))
            errors.Forbidden(path["storageClassName"], "may not be specified" + Inline);
        if (spec.VolumeMode is not (null or "Filesystem"))
            errors.Forbidden(path["volumeMode"], "may not specify volumeMode other than Filesystem" + Inline);
        ValidateAttributesClass(spec, path, errors);
    }

    private static void ValidateAccessModes(ValueList<string> modes, FieldPath path, FieldErrors errors)
    {
        if (modes.Count == 0)
            errors.Required(path);
        PersistentVolumeClaimValidation.ValidateAccessModes(modes, path, errors);
    }

    private static void ValidateCapacity(ValueMap<Quantity> capacity, FieldPath path, FieldErrors errors)
    {
        if (capacity.Count == 0)
            errors.Required(path);
        if (capacity.Count != 1 || !capacity.ContainsKey(Storage))
            errors.NotSupported(path, capacity, Storage);
        foreach (var (resource, amount) in capacity)
        {
            QuantityValidation.ValidateAmount(amount, path.Key(resource), errors);
            QuantityValidation.ValidatePositive(amount, path.Key(resource), errors);
        }
    }

    private static void ValidateAttributesClass(PersistentVolumeSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.VolumeAttributesClassName is not { } name)
            return;
        if (name.Length == 0)
            errors.Required(path["volumeAttributesClassName"], "an empty string is disallowed");
        else
            errors.Invalid(path["volumeAttributesClassName"], name, DnsName.CheckSubdomain(name));
        if (spec.Csi is null)
            errors.Required(path["csi"], "has to be specified when using volumeAttributesClassName");
    }

    // As path.Clean sees it: ways that lead nowhere count for nothing.
    private static bool IsRoot(string path)
    {
        var depth = 0;
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            depth = step switch { "." => depth, ".." => Math.Max(depth - 1, 0), _ => depth + 1 };
        return path.StartsWith('/') && depth == 0;
    }
}
