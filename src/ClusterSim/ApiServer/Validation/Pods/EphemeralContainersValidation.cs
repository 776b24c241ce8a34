namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with ephemeral containers, which are for debugging and may have nothing a workload relies on.</summary>
/// <remarks>Source: core/validation/validation.go, validateEphemeralContainers (v1.36).</remarks>
internal static class EphemeralContainersValidation
{
    private const string NotHere = "cannot be set for an Ephemeral Container";

    public static void Validate(FieldPath path, PodSpecScope scope)
    {
        var others = scope.Spec.Containers.Concat(scope.Spec.InitContainers).Select(container => container.Name).ToHashSet(StringComparer.Ordinal);
        var names = new HashSet<string>(others, StringComparer.Ordinal);
        for (var i = 0; i < scope.Spec.EphemeralContainers.Count; i++)
        {
            var (container, place) = (scope.Spec.EphemeralContainers[i], path[i]);
            var common = container.Common();
            ContainerValidation.Validate(common, place, scope);
            ContainerValidation.ValidateForPod(common, place, scope.Errors);
            if (!names.Add(container.Name))
                scope.Errors.Duplicate(place["name"], container.Name);
            if (container.TargetContainerName is { Length: > 0 } target && !others.Contains(target))
                scope.Errors.NotFound(place["targetContainerName"], target);
            ValidateAbsent(container, place, scope.Errors);
            ValidateMounts(container.VolumeMounts, place["volumeMounts"], scope.Errors);
        }
    }

    private static void ValidateAbsent(EphemeralContainer container, FieldPath path, FieldErrors errors)
    {
        ReadOnlySpan<(string Field, bool IsSet)> fields =
        [
            ("ports", container.Ports.Count > 0),
            ("resources", container.Resources != new ResourceRequirements()),
            ("resizePolicy", container.ResizePolicy.Count > 0),
            ("restartPolicy", container.RestartPolicy is not null),
            ("restartPolicyRules", container.RestartPolicyRules.Count > 0),
            ("livenessProbe", container.LivenessProbe is not null),
            ("readinessProbe", container.ReadinessProbe is not null),
            ("startupProbe", container.StartupProbe is not null),
            ("lifecycle", container.Lifecycle is not null),
        ];
        foreach (var (field, isSet) in fields)
            if (isSet)
                errors.Forbidden(path[field], NotHere);
    }

    private static void ValidateMounts(ValueList<VolumeMount> mounts, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < mounts.Count; i++)
        {
            if (!string.IsNullOrEmpty(mounts[i].SubPath))
                errors.Forbidden(path[i]["subPath"], NotHere);
            if (!string.IsNullOrEmpty(mounts[i].SubPathExpr))
                errors.Forbidden(path[i]["subPathExpr"], NotHere);
        }
    }
}
