namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with a change of a running pod's resources.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePodResize (v1.36).</remarks>
internal static class PodResizeValidation
{
    /// <summary>Why the pod cannot be resized at all; null when it can.</summary>
    public static string? Refusal(Pod pod, Pod old) =>
        PodAnnotationValidation.IsMirror(old) ? "static pods cannot be resized"
        : old.Spec.Os?.Name == "windows" ? "windows pods cannot be resized"
        : HasOwnResources(pod) || HasOwnResources(old) ? "pods with pod-level resources cannot be resized"
        : null;

    /// <summary>Checks two pods that differ in nothing but the resources and resize policies of their containers.</summary>
    public static void Validate(Pod pod, Pod old, string? oldClass, string newClass, FieldErrors errors)
    {
        var path = FieldPath.Spec;
        if (oldClass != newClass)
            errors.Invalid(path, pod.Status.QosClass ?? "", "Pod QOS Class may not change as a result of resizing");
        if (old.Status.ContainerStatuses.FirstOrDefault(status => status.State.Running is not null) is { Resources: null })
            errors.Forbidden(path, "Pod running on node without support for resize");

        for (var i = 0; i < old.Spec.InitContainers.Count; i++)
            if (old.Spec.InitContainers[i].RestartPolicy == "Always")
                ValidateContainer(pod.Spec.InitContainers[i], old.Spec.InitContainers[i], path["initContainers"][i]["resources"], errors);
        for (var i = 0; i < old.Spec.Containers.Count; i++)
            ValidateContainer(pod.Spec.Containers[i], old.Spec.Containers[i], path["containers"][i]["resources"], errors);
        ValidateRest(pod.Spec, old.Spec, path, errors);
    }

    private static bool HasOwnResources(Pod pod) => pod.Spec.Resources is { } resources && resources.Requests.Count + resources.Limits.Count > 0;

    private static void ValidateContainer(Container container, Container old, FieldPath path, FieldErrors errors)
    {
        var (now, before) = (container.Resources, old.Resources);
        if (before.Requests.Keys.Any(name => !now.Requests.ContainsKey(name)))
            errors.Forbidden(path["requests"], "resource requests cannot be removed");
        if (before.Limits.Keys.Any(name => !now.Limits.ContainsKey(name)))
            errors.Forbidden(path["limits"], "resource limits cannot be removed");
    }

    private static void ValidateRest(PodSpec spec, PodSpec old, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < old.Containers.Count; i++)
            if (WithOldAmounts(spec.Containers[i], old.Containers[i]) != old.Containers[i])
                errors.Forbidden(path, "only cpu and memory resources are mutable");
        for (var i = 0; i < old.InitContainers.Count; i++)
            if (old.InitContainers[i].RestartPolicy != "Always" && spec.InitContainers[i] != old.InitContainers[i])
                errors.Forbidden(path, "resources for non-sidecar init containers are immutable");
            else if (WithOldAmounts(spec.InitContainers[i], old.InitContainers[i]) != old.InitContainers[i])
                errors.Forbidden(path, "only cpu and memory resources for sidecar containers are mutable");
    }

    private static Container WithOldAmounts(Container container, Container old) => container with
    {
        Resources = new()
        {
            Limits = WithOldAmounts(container.Resources.Limits, old.Resources.Limits),
            Requests = WithOldAmounts(container.Resources.Requests, old.Resources.Requests),
        },
    };

    private static ValueMap<Quantity> WithOldAmounts(ValueMap<Quantity> amounts, ValueMap<Quantity> old)
    {
        if (old.Count == 0 && amounts.Keys.All(name => name is ResourceNames.Cpu or ResourceNames.Memory))
            return old;
        foreach (var name in (string[])[ResourceNames.Cpu, ResourceNames.Memory])
            amounts = old.TryGetValue(name, out var before) ? amounts.Set(name, before) : amounts.Remove(name);
        return amounts;
    }
}
