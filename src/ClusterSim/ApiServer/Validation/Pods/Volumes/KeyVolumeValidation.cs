namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with volumes whose files are keys of an object or fields of the pod.</summary>
/// <remarks>Source: core/validation/validation.go, validateSecretVolumeSource and the like (v1.36).</remarks>
internal static class KeyVolumeValidation
{
    private const string NotAMode = "must be a number between 0 and 0777 (octal), both inclusive"; // fileModeErrorMsg
    private const int MaxMode = 511; // 0777

    public static void Validate(SecretVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.SecretName, path["secretName"], errors);
        ValidateMode(source.DefaultMode, path["defaultMode"], errors);
        ValidateItems(source.Items, path["items"], errors);
    }

    public static void Validate(ConfigMapVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.Name, path["name"], errors);
        ValidateMode(source.DefaultMode, path["defaultMode"], errors);
        ValidateItems(source.Items, path["items"], errors);
    }

    public static void Validate(DownwardAPIVolumeSource source, FieldPath path, FieldErrors errors)
    {
        ValidateMode(source.DefaultMode, path["defaultMode"], errors);
        foreach (var file in source.Items)
            ValidateFile(file, path, errors);
    }

    public static void ValidateFile(DownwardAPIVolumeFile file, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(file.Path, path["path"], errors);
        LocalPathValidation.ValidateNonReserved(file.Path, path["path"], errors);
        if (file.FieldRef is { } field)
            FieldSelectorValidation.ValidateForVolume(field, path["fieldRef"], errors);
        if (file is { FieldRef: not null, ResourceFieldRef: not null })
            errors.Invalid(path, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
        else if (file.ResourceFieldRef is { } resource)
            ResourceFieldSelectorValidation.Validate(resource, path["resourceFieldRef"], errors, isVolume: true);
        else if (file.FieldRef is null)
            errors.Required(path, "one of fieldRef and resourceFieldRef is required");
        ValidateMode(file.Mode, path["mode"], errors);
    }

    public static void ValidateItem(KeyToPath item, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(item.Key, path["key"], errors);
        RequiredText.Validate(item.Path, path["path"], errors);
        LocalPathValidation.ValidateNonReserved(item.Path, path["path"], errors);
        ValidateMode(item.Mode, path["mode"], errors);
    }

    public static void ValidateMode(int? mode, FieldPath path, FieldErrors errors)
    {
        if (mode is < 0 or > MaxMode)
            errors.Invalid(path, mode, NotAMode);
    }

    private static void ValidateItems(ValueList<KeyToPath> items, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < items.Count; i++)
            ValidateItem(items[i], path[i], errors);
    }
}
