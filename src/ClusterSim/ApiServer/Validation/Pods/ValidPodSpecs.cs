using System.Runtime.CompilerServices;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Remembers which specs were found valid, so that the Pods of one template, which share theirs, are checked once.</summary>
/// <remarks>Validation is a pure function, so any server's finding holds for all. What is not looked up any more is forgotten with the spec itself.</remarks>
internal static class ValidPodSpecs
{
    // With the annotations they were valid together with; some of those speak of containers.
    private static readonly ConditionalWeakTable<PodSpec, ValueMap<string>> Known = [];

    public static bool Knows(Pod pod) => Known.TryGetValue(pod.Spec, out var annotations) && ReferenceEquals(annotations, pod.Metadata.Annotations);

    /// <summary>Takes note of a new Pod in which nothing was wrong.</summary>
    public static void Add(Pod pod)
    {
        if (pod.Metadata.OwnerReferences.Count == 0 || pod.Spec.Volumes.Any(volume => volume.Ephemeral is not null))
            return; // One of a kind; or with claims that are named after the Pod, which tells it from the others.
        Known.AddOrUpdate(pod.Spec, pod.Metadata.Annotations);
    }
}
