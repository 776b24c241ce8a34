namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the regular containers of a pod.</summary>
/// <remarks>Source: core/validation/validation.go, validateContainers (v1.36).</remarks>
internal static class RegularContainersValidation
{
    public static void Validate(FieldPath path, PodSpecScope scope)
    {
        var containers = scope.Spec.Containers;
        if (containers.Count == 0)
            scope.Errors.Required(path);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < containers.Count; i++)
        {
            var (container, place) = (containers[i], path[i]);
            ContainerValidation.Validate(container, place, scope);
            if (!names.Add(container.Name))
                scope.Errors.Duplicate(place["name"], container.Name);
            LifecycleValidation.Validate(container.Lifecycle, place["lifecycle"], scope);
            ProbeValidation.ValidateAll(container, place, scope);
            RestartRuleValidation.Validate(container, place, scope.Errors);
        }
        HostPortValidation.Validate(containers, path, scope.Errors);
    }
}
