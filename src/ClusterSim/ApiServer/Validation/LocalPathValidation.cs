namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with paths that must not lead out of where they start.</summary>
/// <remarks>Source: core/validation/validation.go, validatePathNoBacksteps, validateLocalDescendingPath, ValidateLocalNonReservedPath (v1.36).</remarks>
internal static class LocalPathValidation
{
    /// <summary>No part of the path is <c>..</c>.</summary>
    public static void ValidateNoBacksteps(string path, FieldPath field, FieldErrors errors)
    {
        if (HasBacksteps(path))
            errors.Invalid(field, path, "must not contain '..'");
    }

    /// <summary>Relative, without <c>..</c>.</summary>
    public static void ValidateDescending(string path, FieldPath field, FieldErrors errors)
    {
        if (path.StartsWith('/'))
            errors.Invalid(field, path, "must be a relative path");
        ValidateNoBacksteps(path, field, errors);
    }

    /// <summary>Relative, without <c>..</c>, and not starting with two dots, which the kubelet keeps for itself.</summary>
    public static void ValidateNonReserved(string path, FieldPath field, FieldErrors errors)
    {
        ValidateDescending(path, field, errors);
        if (path.StartsWith("..", StringComparison.Ordinal) && !path.StartsWith("../", StringComparison.Ordinal))
            errors.Invalid(field, path, "must not start with '..'");
    }

    public static bool HasBacksteps(string path) => path.Split('/').Contains("..");
}
