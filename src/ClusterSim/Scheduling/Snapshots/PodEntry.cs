namespace ClusterSim.Scheduling;

/// <summary>A Pod that stands on a Node, bound or assumed to be.</summary>
internal sealed class PodEntry(Pod pod, PodShape shape)
{
    /// <summary>Makes an entry that is not in use any more the entry of another Pod.</summary>
    public PodEntry Reuse(Pod other, PodShape otherShape)
    {
        (Pod, Shape, Kind, Assumed) = (other, otherShape, null, false);
        return this;
    }

    public Pod Pod { get; set; } = pod;

    public PodShape Shape { get; set; } = shape;

    /// <summary>What selectors see of it; null until somebody counts Pods.</summary>
    public PodKind? Kind { get; set; }

    public int Priority => Pod.Spec.Priority ?? 0;

    public NodeEntry Node { get; set; } = null!;

    /// <summary>Its place in <see cref="NodeEntry.Pods"/>.</summary>
    public int Index { get; set; }

    /// <summary>True until the API server's view shows the binding.</summary>
    public bool Assumed { get; set; }
}
