namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with volumes a CSI driver provides.</summary>
/// <remarks>Source: core/validation/validation.go, validateCSIVolumeSource, ValidateCSIDriverName (v1.36).</remarks>
internal static class CsiVolumeValidation
{
    public static void Validate(CSIVolumeSource source, FieldPath path, FieldErrors errors)
    {
        ValidateDriver(source.Driver, path["driver"], errors);
        if (source.NodePublishSecretRef is not { } secret)
            return;
        if (string.IsNullOrEmpty(secret.Name))
            errors.Required(path["nodePublishSecretRef"]["name"]);
        else
            errors.Invalid(path["name"], secret.Name, DnsName.CheckSubdomain(secret.Name));
    }

    /// <summary>Checks a driver's name, whose case does not matter.</summary>
    public static void ValidateDriver(string driver, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(driver, path, errors);
        if (GoText.Length(driver) > DnsName.MaxLabelLength)
            errors.TooLong(path, DnsName.MaxLabelLength);
        errors.Invalid(path, driver, DnsName.CheckSubdomain(driver.ToLowerInvariant()));
    }
}
