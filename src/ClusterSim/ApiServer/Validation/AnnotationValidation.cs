namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with annotations.</summary>
/// <remarks>Source: apimachinery api/validation/objectmeta.go, ValidateAnnotations (v1.36).</remarks>
internal static class AnnotationValidation
{
    private const int MaxTotalBytes = 256 * 1024; // TotalAnnotationSizeLimitB

    public static void Validate(ValueMap<string> annotations, FieldPath path, FieldErrors errors)
    {
        var total = 0L;
        foreach (var (key, value) in annotations)
        {
            errors.Invalid(path, key, LabelSyntax.CheckKey(key.ToLowerInvariant())); // Case does not matter, as it does in labels' prefixes.
            total += GoText.Length(key) + GoText.Length(value);
        }
        if (total > MaxTotalBytes)
            errors.TooLong(path, MaxTotalBytes);
    }
}
