namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with volumes that are disks.</summary>
/// <remarks>Source: core/validation/validation.go, validateGCEPersistentDiskVolumeSource and the like (v1.36).</remarks>
internal static class DiskVolumeValidation
{
    public static void Validate(GCEPersistentDiskVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.PdName, path["pdName"], errors);
        ValidatePartition(source.Partition, path["partition"], errors);
    }

    public static void Validate(AWSElasticBlockStoreVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.VolumeID, path["volumeID"], errors);
        ValidatePartition(source.Partition, path["partition"], errors);
    }

    public static void Validate(CinderVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.VolumeID, path["volumeID"], errors);
        if (source.SecretRef is { } secret)
            RequiredText.Validate(secret.Name, path["secretRef"]["name"], errors);
    }

    public static void Validate(FCVolumeSource source, FieldPath path, FieldErrors errors)
    {
        if (source is { TargetWWNs.Count: 0, Wwids.Count: 0 })
            errors.Required(path["targetWWNs"], "must specify either targetWWNs or wwids, but not both");
        if (source is { TargetWWNs.Count: > 0, Wwids.Count: > 0 })
            errors.Invalid(path["targetWWNs"], source.TargetWWNs, "targetWWNs and wwids can not be specified simultaneously");
        if (source.TargetWWNs.Count == 0)
            return;
        if (source.Lun is not { } lun)
            errors.Required(path["lun"], "lun is required if targetWWNs is specified");
        else if (lun is < 0 or > 255)
            errors.Invalid(path["lun"], lun, FormatText.Between(0, 255));
    }

    // Zero means none, though the text does not say so.
    private static void ValidatePartition(int partition, FieldPath path, FieldErrors errors)
    {
        if (partition is < 0 or > 255)
            errors.Invalid(path, partition, FormatText.Between(1, 255));
    }
}
