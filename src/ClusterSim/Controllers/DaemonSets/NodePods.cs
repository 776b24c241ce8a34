namespace ClusterSim.Controllers.DaemonSets;

/// <summary>The Pod of the present template and the one of an earlier template on a node, those on their way out left aside.</summary>
/// <remarks>Source: daemon/update.go, findUpdatedPodsOnNode (v1.36).</remarks>
internal readonly record struct NodePods(Pod? New, Pod? Old)
{
    /// <summary>The Pods on a node; null when there are several of one sort, which others have to tidy up first.</summary>
    public static NodePods? Of(DaemonRevision revision, ReadOnlySpan<Pod> here)
    {
        Pod? updated = null, old = null;
        foreach (var pod in here)
        {
            if (pod.IsBeingDeleted)
                continue;
            ref var place = ref revision.IsOf(pod) ? ref updated : ref old;
            if (place is not null)
                return null;
            place = pod;
        }
        return new(updated, old);
    }
}
