namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with init containers; those that restart always are sidecars and may do what regular ones may.</summary>
/// <remarks>Source: core/validation/validation.go, validateInitContainers (v1.36).</remarks>
internal static class InitContainersValidation
{
    private const string OnlyForSidecars = "may not be set for init containers without restartPolicy=Always";

    public static void Validate(FieldPath path, PodSpecScope scope)
    {
        var names = scope.Spec.Containers.Select(container => container.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < scope.Spec.InitContainers.Count; i++)
        {
            var (container, place) = (scope.Spec.InitContainers[i], path[i]);
            ContainerValidation.Validate(container, place, scope);
            RestartRuleValidation.Validate(container, place, scope.Errors);
            if (container.Name.Length == 0 ? names.Contains("") : !names.Add(container.Name))
                scope.Errors.Duplicate(place["name"], container.Name);
            // They run one by one, so that each is looked at alone; the first index is Kubernetes' own slip.
            HostPortValidation.Validate([container], path, scope.Errors);
            if (container.RestartPolicy == "Always")
                ValidateSidecar(container, place, scope);
            else
                ValidateOneShot(container, place, scope.Errors);
        }
    }

    private static void ValidateSidecar(Container container, FieldPath path, PodSpecScope scope)
    {
        LifecycleValidation.Validate(container.Lifecycle, path["lifecycle"], scope);
        ProbeValidation.ValidateAll(container, path, scope);
    }

    private static void ValidateOneShot(Container container, FieldPath path, FieldErrors errors)
    {
        if (container.Lifecycle is not null)
            errors.Forbidden(path["lifecycle"], OnlyForSidecars);
        if (container.LivenessProbe is not null)
            errors.Forbidden(path["livenessProbe"], OnlyForSidecars);
        if (container.ReadinessProbe is not null)
            errors.Forbidden(path["readinessProbe"], OnlyForSidecars);
        if (container.StartupProbe is not null)
            errors.Forbidden(path["startupProbe"], OnlyForSidecars);
    }
}
