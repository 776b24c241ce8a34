namespace ClusterSim.ApiServer.Validation;

/// <summary>All containers of a pod in the order Kubernetes visits them: init, regular, ephemeral.</summary>
/// <remarks>Source: core/pods/helpers.go, VisitContainersWithPath (v1.36).</remarks>
internal static class PodContainers
{
    public static IEnumerable<Container> Of(PodSpec spec) =>
        spec.InitContainers.Concat(spec.Containers).Concat(spec.EphemeralContainers.Select(container => container.Common()));

    /// <summary>The containers with where they stand below <paramref name="path"/>, the specification's own place.</summary>
    public static IEnumerable<(Container Container, FieldPath Path)> WithPaths(PodSpec spec, FieldPath path) =>
        Numbered(spec.InitContainers, path["initContainers"])
            .Concat(Numbered(spec.Containers, path["containers"]))
            .Concat(Numbered(spec.EphemeralContainers.Select(container => container.Common()), path["ephemeralContainers"]));

    private static IEnumerable<(Container Container, FieldPath Path)> Numbered(IEnumerable<Container> containers, FieldPath path) =>
        containers.Select((container, index) => (container, path[index]));
}
