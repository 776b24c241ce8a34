namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with sources whose every key becomes an environment variable.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateEnvFrom (v1.36).</remarks>
internal static class EnvFromValidation
{
    public static void Validate(ValueList<EnvFromSource> sources, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i].Prefix is { Length: > 0 } prefix)
                errors.Invalid(path[i]["prefix"], prefix, EnvVarNameSyntax.Check(prefix));
            if (sources[i].ConfigMapRef is { } configMap)
                ValidateName(configMap.Name, path[i]["configMapRef"]["name"], errors);
            if (sources[i].SecretRef is { } secret)
                ValidateName(secret.Name, path[i]["secretRef"]["name"], errors);

            if (sources[i] is { ConfigMapRef: null, SecretRef: null })
                errors.Invalid(path, "", "must specify one of: `configMapRef` or `secretRef`");
            else if (sources[i] is { ConfigMapRef: not null, SecretRef: not null })
                errors.Invalid(path, "", "may not have more than one field specified at a time");
        }
    }

    private static void ValidateName(string? name, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(name))
            errors.Required(path);
        else
            errors.Invalid(path, name, NameRule.DnsSubdomain.CheckPrefix(name));
    }
}
