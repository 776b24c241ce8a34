namespace ClusterSim.Controllers.Autoscaling;

/// <summary>How much of a resource Pods ask for, which is what utilization is a part of.</summary>
/// <remarks>Source: replica_calculator.go, calculateRequests (v1.36).</remarks>
internal static class RequestedAmounts
{
    /// <summary>A Pod's request in thousandths.</summary>
    /// <param name="pod">The Pod.</param>
    /// <param name="container">Of this container only; empty: of all.</param>
    /// <param name="resource">As in <c>cpu</c>.</param>
    /// <exception cref="MetricException">Nothing is asked for.</exception>
    public static long Of(Pod pod, string container, string resource)
    {
        if (container.Length == 0 && pod.Spec.Resources is { Requests.Count: > 0 } whole)
            return whole.Requests.TryGetValue(resource, out var asked) ? asked.MilliValue
                : Sum(pod, container, resource, ofWhole: true);
        return Sum(pod, container, resource, ofWhole: false);
    }

    private static long Sum(Pod pod, string container, string resource, bool ofWhole)
    {
        var (sum, isFound) = (0L, false);
        foreach (var candidate in pod.Spec.Containers)
            Add(candidate);
        foreach (var candidate in pod.Spec.InitContainers)
            if (candidate.RestartPolicy == "Always")
                Add(candidate);
        if (ofWhole && !isFound)
            throw new MetricException($"missing pod-level request for {resource} in Pod {pod.Metadata.Name}");
        return isFound || container.Length == 0 ? sum : throw new MetricException($"container {container} not found in Pod {pod.Metadata.Name}");

        void Add(Container candidate)
        {
            if (container.Length > 0 && candidate.Name != container)
                return;
            if (candidate.Resources is { } resources && resources.Requests.TryGetValue(resource, out var asked))
                (sum, isFound) = (sum + asked.MilliValue, true);
            else if (!ofWhole)
                throw new MetricException($"missing request for {resource} in container {candidate.Name} of Pod {pod.Metadata.Name}");
        }
    }
}
