namespace ClusterSim.ApiServer.Connections;

/// <summary>Finds the container of a Pod that a request means.</summary>
/// <remarks>Source: registry/core/pod/strategy.go, validateContainer, streamLocation (v1.36).</remarks>
internal static class PodContainers
{
    /// <summary>The name of the container: the one given, else the only one.</summary>
    /// <exception cref="ApiException">400: there is no such container, or there are several.</exception>
    public static string Choose(Pod pod, string container)
    {
        var name = pod.Metadata.Name;
        if (container.Length > 0)
            return Has(pod.Spec, container) ? container : throw ApiErrors.BadRequest($"container {container} is not valid for pod {name}");
        if (pod.Spec.Containers is [var only])
            return only.Name;
        if (pod.Spec.Containers.Count == 0)
            throw ApiErrors.BadRequest($"a container name must be specified for pod {name}");
        var message = $"a container name must be specified for pod {name}, choose one of: [{string.Join(' ', pod.Spec.Containers.Select(candidate => candidate.Name))}]";
        if (pod.Spec.InitContainers.Count > 0)
            message += $" or one of the init containers: [{string.Join(' ', pod.Spec.InitContainers.Select(candidate => candidate.Name))}]";
        throw ApiErrors.BadRequest(message);
    }

    /// <summary>Whether the Pod is on a node at all.</summary>
    /// <exception cref="ApiException">400: it is not.</exception>
    public static void RequireHost(Pod pod)
    {
        if (string.IsNullOrEmpty(pod.Spec.NodeName))
            throw ApiErrors.BadRequest($"pod {pod.Metadata.Name} does not have a host assigned");
    }

    private static bool Has(PodSpec spec, string name) =>
        spec.Containers.FindIndex(container => container.Name == name) >= 0
        || spec.InitContainers.FindIndex(container => container.Name == name) >= 0
        || spec.EphemeralContainers.FindIndex(container => container.Name == name) >= 0;
}
