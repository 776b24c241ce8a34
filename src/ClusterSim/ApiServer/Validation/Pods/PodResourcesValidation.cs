namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the resources of a pod as a whole, and where its containers do not fit into them.</summary>
/// <remarks>Source: core/validation/validation.go, validatePodResources (v1.36).</remarks>
internal static class PodResourcesValidation
{
    public static void Validate(FieldPath path, PodSpecScope scope)
    {
        if (scope.Spec.Resources is not { } resources)
            return;
        if (resources.Claims.Count > 0)
            scope.Errors.Forbidden(path["claims"], "claims cannot be set for Resources at pod-level");
        ResourceRequirementsValidation.ValidateOfPod(resources, path, scope);
        foreach (var (name, request) in PodTotals.ContainerRequests(scope.Spec))
            if (resources.Requests.TryGetValue(name, out var whole) && request > whole)
                scope.Errors.Invalid(path["requests"].Key(name), whole.ToString(), $"must be greater than or equal to aggregate container requests of {request}");
        ValidateLimits(resources, path["containers"], scope);
    }

    private static void ValidateLimits(ResourceRequirements resources, FieldPath path, PodSpecScope scope)
    {
        for (var i = 0; i < scope.Spec.Containers.Count; i++)
            foreach (var (name, limit) in scope.Spec.Containers[i].Resources.Limits)
                if (resources.Limits.TryGetValue(name, out var whole) && limit > whole)
                    scope.Errors.Invalid(path[i].Key(name)["limits"], limit.ToString(), $"must be less than or equal to pod limits of {whole}");
    }
}
