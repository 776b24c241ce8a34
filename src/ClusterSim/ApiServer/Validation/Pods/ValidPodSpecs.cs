using System.Runtime.CompilerServices;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Remembers which specs were found valid, so that the Pods of one template, which share theirs, are checked once.</summary>
/// <remarks>Validation is a pure function, so any server's finding holds for all. What is not looked up any more is forgotten with the spec itself.</remarks>
internal static class ValidPodSpecs
{
    // With the annotations they were valid together with; some of those speak of containers.
    private static readonly ConditionalWeakTable<PodSpec, ValueMap<string>> Known = [];

    // Of Pods that nobody owns, since most of them are one of a kind. Entries are replaced, never changed: servers on other threads look here, too.
    private static readonly Valid?[] Latest = new Valid?[16];
    private static uint _next;

    public static bool Knows(Pod pod)
    {
        if (pod.Metadata.OwnerReferences.Count > 0)
            return Known.TryGetValue(pod.Spec, out var annotations) && ReferenceEquals(annotations, pod.Metadata.Annotations);
        foreach (var known in Latest)
            if (known is not null && ReferenceEquals(known.Spec, pod.Spec) && ReferenceEquals(known.Annotations, pod.Metadata.Annotations))
                return true;
        return false;
    }

    /// <summary>Takes note of a new Pod in which nothing was wrong.</summary>
    public static void Add(Pod pod)
    {
        if (pod.Spec.Volumes.Any(volume => volume.Ephemeral is not null))
            return; // With claims that are named after the Pod, which tells it from the others.
        if (pod.Metadata.OwnerReferences.Count > 0)
            Known.AddOrUpdate(pod.Spec, pod.Metadata.Annotations);
        else
            Latest[_next++ % Latest.Length] = new(pod.Spec, pod.Metadata.Annotations);
    }

    private sealed record Valid(PodSpec Spec, ValueMap<string> Annotations);
}
