namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with Azure's volumes.</summary>
/// <remarks>Source: core/validation/validation.go, validateAzureFile, validateAzureDisk (v1.36).</remarks>
internal static class AzureVolumeValidation
{
    private const string Managed = "Managed"; // AzureManagedDisk

    public static void Validate(AzureFileVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.SecretName, path["secretName"], errors);
        RequiredText.Validate(source.ShareName, path["shareName"], errors);
    }

    public static void Validate(AzureDiskVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.DiskName, path["diskName"], errors);
        RequiredText.Validate(source.DiskURI, path["diskURI"], errors);
        if (source.CachingMode is not (null or "None" or "ReadOnly" or "ReadWrite"))
            errors.NotSupported(path["cachingMode"], source.CachingMode, "None", "ReadOnly", "ReadWrite");
        if (source.Kind is not (null or "Dedicated" or Managed or "Shared"))
            errors.NotSupported(path["kind"], source.Kind, "Dedicated", Managed, "Shared");

        if (source.Kind == Managed && !source.DiskURI.StartsWith("/subscriptions/", StringComparison.Ordinal))
            errors.NotSupported(path["diskURI"], source.DiskURI, "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}");
        if (source.Kind is not (null or Managed) && !source.DiskURI.StartsWith("https://", StringComparison.Ordinal))
            errors.NotSupported(path["diskURI"], source.DiskURI, "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd");
    }
}
