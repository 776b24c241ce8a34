using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Registry;

/// <summary>Checks what the options of different requests have in common.</summary>
/// <remarks>Source: apimachinery apis/meta/v1/validation/validation.go (v1.36).</remarks>
internal static class RequestOptions
{
    private const string Group = "meta.k8s.io";

    public static ApiException Invalid(string kind, FieldErrors errors) => ApiErrors.Invalid(Group, kind, "", errors);

    public static void ValidateDryRun(ValueList<string> dryRun, FieldErrors errors)
    {
        if (dryRun.Count > 0 && dryRun.Any(value => value != "All"))
            errors.NotSupported(FieldPath.Root("dryRun"), dryRun, "All");
    }

    public static void ValidateFieldValidation(string? fieldValidation, FieldErrors errors)
    {
        if (fieldValidation is not (null or "" or "Ignore" or "Strict" or "Warn"))
            errors.NotSupported(FieldPath.Root("fieldValidation"), fieldValidation, "", "Ignore", "Strict", "Warn");
    }
}
