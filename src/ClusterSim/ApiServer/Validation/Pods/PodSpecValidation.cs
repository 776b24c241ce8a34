namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with a pod's specification.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePodSpec (v1.36).</remarks>
internal static class PodSpecValidation
{
    /// <summary>Checks <paramref name="spec"/>, which stands at <paramref name="path"/>.</summary>
    public static void Validate(PodSpec spec, FieldPath path, PodValidationOptions options, FieldErrors errors)
    {
        if (spec.Containers.Count == 0)
            errors.Required(path["containers"]);
    }
}
