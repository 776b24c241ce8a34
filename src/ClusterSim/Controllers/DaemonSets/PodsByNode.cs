namespace ClusterSim.Controllers.DaemonSets;

/// <summary>The Pods of a DaemonSet by the node they are on or for, the first one on each node first.</summary>
/// <remarks>Source: daemon_controller.go, getNodesToDaemonPods, podByCreationTimestampAndPhase (v1.36).</remarks>
internal sealed class PodsByNode
{
    private readonly Dictionary<string, Pod[]> _pods; // Enumerated only to be sorted.

    public PodsByNode(IReadOnlyList<Pod> pods)
    {
        _pods = new(pods.Count, StringComparer.Ordinal);
        foreach (var pod in pods)
            if (!pod.IsTerminal || !pod.IsBeingDeleted) // Else it is as good as gone.
                Add(pod);
    }

    /// <summary>The Pods on <paramref name="node"/>.</summary>
    public ReadOnlySpan<Pod> On(string node) => _pods.GetValueOrDefault(node);

    /// <summary>Adds a Pod.</summary>
    public void Add(Pod pod)
    {
        if (DaemonPods.NodeOf(pod) is not { } node)
            return;
        if (_pods.TryAdd(node, [pod]))
            return;
        Pod[] here = [.. _pods[node], pod];
        Array.Sort(here, Compare);
        _pods[node] = here;
    }

    /// <summary>Nodes that do not exist and yet have Pods, by name.</summary>
    public IEnumerable<string> NodesNotIn(DaemonView view) => _pods.Keys.Where(node => !view.Nodes.ContainsKey(node)).Order(StringComparer.Ordinal);

    // Bound ones first, then the oldest.
    private static int Compare(Pod left, Pod right)
    {
        if (left.IsBound != right.IsBound)
            return left.IsBound ? -1 : 1;
        var order = Nullable.Compare(left.Metadata.CreationTimestamp, right.Metadata.CreationTimestamp);
        return order != 0 ? order : string.CompareOrdinal(left.Metadata.Name, right.Metadata.Name);
    }
}
