namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with environment variables.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateEnv, validateEnvVarValueFrom (v1.36).</remarks>
internal static class EnvValidation
{
    public static void Validate(ValueList<EnvVar> variables, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            if (variables[i].Name.Length == 0)
                errors.Required(path[i]["name"]);
            else
                errors.Invalid(path[i]["name"], variables[i].Name, EnvVarNameSyntax.Check(variables[i].Name));
            if (variables[i].ValueFrom is { } source)
                ValidateSource(source, variables[i].Value, path[i]["valueFrom"], errors);
        }
    }

    private static void ValidateSource(EnvVarSource source, string? value, FieldPath path, FieldErrors errors)
    {
        var sources = 0;
        if (source.FieldRef is { } field && sources++ >= 0)
            FieldSelectorValidation.ValidateForEnv(field, path["fieldRef"], errors);
        if (source.ResourceFieldRef is { } resource && sources++ >= 0)
            ResourceFieldSelectorValidation.Validate(resource, path["resourceFieldRef"], errors, isVolume: false);
        if (source.ConfigMapKeyRef is { } configMap && sources++ >= 0)
            ValidateKey(configMap.Name, configMap.Key, path["configMapKeyRef"], errors);
        if (source.SecretKeyRef is { } secret && sources++ >= 0)
            ValidateKey(secret.Name, secret.Key, path["secretKeyRef"], errors);
        if (source.FileKeyRef is { } file && sources++ >= 0)
            ValidateFile(file, path["fileKeyRef"], errors);

        if (sources == 0)
            errors.Invalid(path, "", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`");
        else if (!string.IsNullOrEmpty(value))
            errors.Invalid(path, "", "may not be specified when `value` is not empty");
        else if (sources > 1)
            errors.Invalid(path, "", "may not have more than one field specified at a time");
    }

    private static void ValidateKey(string? name, string key, FieldPath path, FieldErrors errors)
    {
        errors.Invalid(path["name"], name ?? "", NameRule.DnsSubdomain.Check(name ?? ""));
        if (key.Length == 0)
            errors.Required(path["key"]);
        else
            errors.Invalid(path["key"], key, ConfigMapKeySyntax.Check(key));
    }

    private static void ValidateFile(FileKeySelector file, FieldPath path, FieldErrors errors)
    {
        if (file.Key.Length == 0)
            errors.Required(path["key"]);
        else
            errors.Invalid(path["key"], file.Key, EnvVarNameSyntax.Check(file.Key));
        if (file.VolumeName.Length == 0)
            errors.Required(path["volumeName"]);
        else
            errors.Invalid(path["volumeName"], file.VolumeName, DnsName.CheckLabel(file.VolumeName));
        if (file.Path.Length == 0)
            errors.Required(path["path"]);
        else
            LocalPathValidation.ValidateNonReserved(file.Path, path["path"], errors);
    }
}
