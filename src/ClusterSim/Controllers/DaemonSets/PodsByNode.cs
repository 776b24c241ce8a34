using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>The Pods of a DaemonSet by the node they are on or for, the first one on each node first.</summary>
/// <remarks>Source: daemon_controller.go, getNodesToDaemonPods, podByCreationTimestampAndPhase (v1.36).</remarks>
internal sealed class PodsByNode
{
    private readonly Dictionary<string, List<Pod>> _pods = new(StringComparer.Ordinal); // Enumerated only to be sorted.

    public PodsByNode(IEnumerable<Pod> pods)
    {
        foreach (var pod in pods)
            if (!pod.IsTerminal || !pod.IsBeingDeleted) // Else it is as good as gone.
                Add(pod);
    }

    /// <summary>The Pods on <paramref name="node"/>.</summary>
    public IReadOnlyList<Pod> On(string node) => _pods.TryGetValue(node, out var pods) ? pods : [];

    /// <summary>Adds a Pod.</summary>
    public void Add(Pod pod)
    {
        if (DaemonPods.NodeOf(pod) is not { } node)
            return;
        if (!_pods.TryGetValue(node, out var pods))
            _pods.Add(node, pods = new(1));
        pods.Add(pod);
        if (pods.Count > 1)
            pods.Sort(Compare);
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
