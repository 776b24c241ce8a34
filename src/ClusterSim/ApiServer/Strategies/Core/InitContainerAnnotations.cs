namespace ClusterSim.ApiServer.Strategies;

/// <summary>Annotations that once held init containers and are removed from whatever comes in.</summary>
/// <remarks>Source: core/v1/conversion.go, dropInitContainerAnnotations (v1.36).</remarks>
internal static class InitContainerAnnotations
{
    private static readonly string[] Keys =
    [
        "pod.beta.kubernetes.io/init-containers",
        "pod.alpha.kubernetes.io/init-containers",
        "pod.beta.kubernetes.io/init-container-statuses",
        "pod.alpha.kubernetes.io/init-container-statuses",
    ];

    /// <summary>The metadata without them; the same instance when there are none.</summary>
    public static ObjectMeta Drop(ObjectMeta metadata)
    {
        if (metadata.Annotations.Count == 0)
            return metadata;
        var annotations = Keys.Aggregate(metadata.Annotations, (left, key) => left.Remove(key));
        return ReferenceEquals(annotations, metadata.Annotations) ? metadata : metadata with { Annotations = annotations };
    }
}
