namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the template that a workload makes its pods from.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePodTemplateSpec (v1.36).</remarks>
internal static class PodTemplateValidation
{
    /// <summary>Checks labels, annotations and the spec of <paramref name="template"/>, which stands at <paramref name="path"/>.</summary>
    public static void Validate(PodTemplateSpec template, FieldPath path, PodValidationOptions options, FieldErrors errors) =>
        PodSpecValidation.Validate(template.Spec, path["spec"], options with { IsTemplate = true }, errors);
}
