namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the template that a workload makes its pods from.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePodTemplateSpec (v1.36).</remarks>
internal static class PodTemplateValidation
{
    /// <summary>Checks labels, annotations and the spec of <paramref name="template"/>, which stands at <paramref name="path"/>.</summary>
    public static void Validate(PodTemplateSpec template, FieldPath path, PodValidationOptions options, FieldErrors errors)
    {
        LabelValidation.Validate(template.Metadata.Labels, path["labels"], errors);
        AnnotationValidation.Validate(template.Metadata.Annotations, path["annotations"], errors);
        PodAnnotationValidation.Validate(template.Metadata.Annotations, template.Spec, path["annotations"], options, errors);
        PodSpecValidation.Validate(template.Spec, path["spec"], options, errors);
        SeccompValidation.ValidateMatch(new Pod { Metadata = template.Metadata, Spec = template.Spec }, path["spec"], errors);
        AppArmorValidation.ValidateMatch(new Pod { Metadata = template.Metadata, Spec = template.Spec }, path["spec"], errors);
        if (template.Spec.EphemeralContainers.Count > 0)
            errors.Forbidden(path["spec"]["ephemeralContainers"], "ephemeral containers not allowed in pod template");
    }

    /// <summary>Several pods cannot mount one disk unless all only read it.</summary>
    /// <remarks>Source: core/validation/validation.go, ValidateReadOnlyPersistentDisks (v1.36).</remarks>
    public static void ValidateReadOnlyDisks(PodTemplateSpec template, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < template.Spec.Volumes.Count; i++)
            if (template.Spec.Volumes[i].GcePersistentDisk is { ReadOnly: false })
                errors.Invalid(
                    path["spec"]["volumes"][i]["gcePersistentDisk"]["readOnly"], false,
                    "must be true for replicated pods > 1; GCE PD can only be mounted on multiple machines if it is read-only");
    }
}
