namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with volumes that bring files of several sources together.</summary>
/// <remarks>
/// Source: core/validation/validation.go, validateProjectedVolumeSource (v1.36). Trust bundles and pod certificates are behind feature gates that are off:
/// they are dropped before this.
/// </remarks>
internal static class ProjectedVolumeValidation
{
    private const long MinTokenSeconds = 10 * 60;
    private const long MaxTokenSeconds = 1L << 32;

    public static void Validate(ProjectedVolumeSource source, FieldPath path, PodSpecScope scope)
    {
        KeyVolumeValidation.ValidateMode(source.DefaultMode, path["defaultMode"], scope.Errors);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < source.Sources.Count; i++)
        {
            var (projection, place) = (source.Sources[i], path["sources"][i]);
            if (projection.Secret is { } secret)
                ValidateItems(secret.Name, secret.Items, place["secret"], path, paths, scope.Errors);
            if (projection.ConfigMap is { } configMap)
                ValidateItems(configMap.Name, configMap.Items, place["configMap"], path, paths, scope.Errors);
            if (projection.DownwardAPI is { } downward)
                ValidateFiles(downward, place["downwardAPI"], path, paths, scope.Errors);
            if (projection.ServiceAccountToken is { } token)
                ValidateToken(token, place["serviceAccountToken"], path["path"], scope);
            object?[] kinds = [projection.Secret, projection.ConfigMap, projection.DownwardAPI, projection.ServiceAccountToken];
            if (kinds.Count(kind => kind is not null) > 1)
                scope.Errors.Forbidden(place, "may not specify more than 1 volume type per source");
        }
    }

    private static void ValidateItems(string? name, ValueList<KeyToPath> items, FieldPath place, FieldPath volume, HashSet<string> paths, FieldErrors errors)
    {
        RequiredText.Validate(name, place["name"], errors);
        for (var i = 0; i < items.Count; i++)
        {
            KeyVolumeValidation.ValidateItem(items[i], place["items"][i], errors);
            if (items[i].Path.Length > 0 && !paths.Add(items[i].Path))
                errors.Invalid(volume, name ?? "", "conflicting duplicate paths");
        }
    }

    private static void ValidateFiles(DownwardAPIProjection downward, FieldPath place, FieldPath volume, HashSet<string> paths, FieldErrors errors)
    {
        foreach (var file in downward.Items)
        {
            KeyVolumeValidation.ValidateFile(file, place, errors);
            if (file.Path.Length > 0 && !paths.Add(file.Path))
                errors.Invalid(volume, file.Path, "conflicting duplicate paths");
        }
    }

    private static void ValidateToken(ServiceAccountTokenProjection token, FieldPath place, FieldPath file, PodSpecScope scope)
    {
        var seconds = token.ExpirationSeconds ?? 0;
        if (seconds < MinTokenSeconds)
            scope.Errors.Invalid(place["expirationSeconds"], seconds, "may not specify a duration less than 10 minutes");
        if (seconds > MaxTokenSeconds)
            scope.Errors.Invalid(place["expirationSeconds"], seconds, "may not specify a duration larger than 2^32 seconds");
        if (token.Path.Length == 0)
            scope.Errors.Required(file);
        else if (!scope.Options.AllowNonLocalTokenPath)
            LocalPathValidation.ValidateNonReserved(token.Path, file, scope.Errors);
    }
}
