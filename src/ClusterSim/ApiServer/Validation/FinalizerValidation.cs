namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with finalizers.</summary>
/// <remarks>Source: apimachinery api/validation/objectmeta.go, ValidateFinalizers; core/validation, validateFinalizerName, validateKubeFinalizerName (v1.36).</remarks>
internal static class FinalizerValidation
{
    private const string Orphan = "orphan"; // FinalizerOrphanDependents
    private const string Foreground = "foregroundDeletion"; // FinalizerDeleteDependents

    public static void Validate(ValueList<string> finalizers, FieldPath path, FieldErrors errors)
    {
        foreach (var finalizer in finalizers)
            errors.Invalid(path, finalizer, LabelSyntax.CheckKey(finalizer));
        if (finalizers.Contains(Orphan) && finalizers.Contains(Foreground))
            errors.Invalid(path, finalizers, $"finalizer {Orphan} and {Foreground} cannot be both set");
    }

    /// <summary>Checks a finalizer where short names are Kubernetes' own only.</summary>
    public static void ValidateName(string finalizer, FieldPath path, FieldErrors errors)
    {
        errors.Invalid(path, finalizer, LabelSyntax.CheckKey(finalizer));
        ValidateShortName(finalizer, path, errors);
    }

    /// <summary>Checks that finalizers without a domain are Kubernetes' own.</summary>
    public static void ValidateShortNames(ValueList<string> finalizers, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < finalizers.Count; i++)
            ValidateShortName(finalizers[i], path[i], errors);
    }

    private static void ValidateShortName(string finalizer, FieldPath path, FieldErrors errors)
    {
        if (!finalizer.Contains('/') && finalizer is not ("kubernetes" or Orphan or Foreground))
            errors.Invalid(path, finalizer, "name is neither a standard finalizer name nor is it fully qualified");
    }
}
