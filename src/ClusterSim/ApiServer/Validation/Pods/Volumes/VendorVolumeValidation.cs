namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with volumes of single vendors, most of them long without function.</summary>
/// <remarks>Source: core/validation/validation.go, validateFlockerVolumeSource and the like (v1.36).</remarks>
internal static class VendorVolumeValidation
{
    private const string NotAHostPort = "must be a host:port pair or multiple pairs separated by commas";

    public static void Validate(FlockerVolumeSource source, FieldPath path, FieldErrors errors)
    {
        var (name, uuid) = (source.DatasetName ?? "", source.DatasetUUID ?? "");
        if (name.Length == 0 && uuid.Length == 0)
            errors.Required(path, "one of datasetName and datasetUUID is required");
        if (name.Length > 0 && uuid.Length > 0)
            errors.Invalid(path, "resource", "datasetName and datasetUUID can not be specified simultaneously");
        if (name.Contains('/'))
            errors.Invalid(path["datasetName"], name, "must not contain '/'");
    }

    public static void Validate(QuobyteVolumeSource source, FieldPath path, FieldErrors errors)
    {
        if (source.Registry.Length == 0)
            errors.Required(path["registry"], NotAHostPort);
        else if (source.Tenant is { Length: >= 65 })
            errors.Required(path["tenant"], "must be a UUID and may not exceed a length of 64 characters");
        else
            foreach (var pair in source.Registry.Split(','))
                if (!IsHostPort(pair))
                    errors.Invalid(path["registry"], source.Registry, NotAHostPort);
        RequiredText.Validate(source.Volume, path["volume"], errors);
    }

    public static void Validate(StorageOSVolumeSource source, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(source.VolumeName))
            errors.Required(path["volumeName"]);
        else
            errors.Invalid(path["volumeName"], source.VolumeName, DnsName.CheckLabel(source.VolumeName));
        if (source.VolumeNamespace is { Length: > 0 } ns)
            errors.Invalid(path["volumeNamespace"], ns, DnsName.CheckLabel(ns));
        if (source.SecretRef is { } secret)
            RequiredText.Validate(secret.Name, path["secretRef"]["name"], errors);
    }

    public static void Validate(ScaleIOVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.Gateway, path["gateway"], errors);
        RequiredText.Validate(source.System, path["system"], errors);
        RequiredText.Validate(source.VolumeName, path["volumeName"], errors);
    }

    /// <summary>A FlexVolume, in a pod or as a persistent volume.</summary>
    public static void Validate(string driver, ValueMap<string> options, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(driver, path["driver"], errors);
        foreach (var option in options.Keys)
        {
            var domain = "." + option.Split('/', 2)[0].ToLowerInvariant();
            if (domain.EndsWith(".kubernetes.io", StringComparison.Ordinal) || domain.EndsWith(".k8s.io", StringComparison.Ordinal))
                errors.Invalid(path["options"].Key(option), option, "kubernetes.io and k8s.io namespaces are reserved");
        }
    }

    // As Go's net.SplitHostPort: one colon outside brackets.
    private static bool IsHostPort(string pair)
    {
        var colon = pair.LastIndexOf(':');
        if (colon < 0)
            return false;
        var host = pair[..colon];
        return host.StartsWith('[')
            ? host.EndsWith(']') && host.IndexOf(']') == host.Length - 1 && host.LastIndexOf('[') == 0 && !pair[(colon + 1)..].Contains('[')
            : !host.Contains(':') && !pair.Contains('[') && !pair.Contains(']');
    }
}
