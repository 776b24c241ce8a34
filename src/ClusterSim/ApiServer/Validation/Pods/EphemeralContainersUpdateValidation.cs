namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds changes of ephemeral containers other than adding one.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePodEphemeralContainersUpdate (v1.36).</remarks>
internal static class EphemeralContainersUpdateValidation
{
    /// <summary>Checks two pods that differ in nothing but their ephemeral containers.</summary>
    public static void Validate(Pod pod, Pod old, PodValidationOptions options, FieldErrors errors)
    {
        PodAnnotationValidation.ValidateUpdate(pod, old, FieldPath.Metadata["annotations"], options, errors);
        var path = FieldPath.Spec["ephemeralContainers"];
        foreach (var before in old.Spec.EphemeralContainers)
        {
            var now = pod.Spec.EphemeralContainers.LastOrDefault(container => container.Name == before.Name);
            if (now is null)
                errors.Forbidden(path, $"existing ephemeral containers {GoText.Quote(before.Name)} may not be removed\n");
            else if (now != before)
                errors.Forbidden(path, $"existing ephemeral containers {GoText.Quote(before.Name)} may not be changed\n{InternalDiff.Of(before, now)}");
        }
    }
}
