namespace ClusterSim.Scheduling;

/// <summary>Pods that wait for others to make room on a certain Node, so that lower ones do not take it from them.</summary>
/// <remarks>Source: backend/queue/nominator.go (v1.36).</remarks>
internal sealed class Nominator
{
    private readonly Dictionary<ObjectKey, NominatedPod> _pods = []; // Never enumerated.
    private readonly SortedDictionary<string, List<NominatedPod>> _byNode = new(StringComparer.Ordinal);

    public bool IsEmpty => _byNode.Count == 0;

    /// <summary>The Nodes that Pods wait for, by name.</summary>
    public IEnumerable<string> Nodes => _byNode.Keys;

    /// <summary>The Pods that wait for a Node, in the order in which they were nominated.</summary>
    public IReadOnlyList<NominatedPod> For(string nodeName) => _byNode.TryGetValue(nodeName, out var pods) ? pods : [];

    /// <summary>The Node a Pod waits for; null for none.</summary>
    public string? NodeOf(ObjectKey pod) => _pods.TryGetValue(pod, out var nominated) ? nominated.NodeName : null;

    /// <summary>The Pod waits for a Node from now on, and for no other.</summary>
    public void Set(Pod pod, PodShape shape, string nodeName)
    {
        Remove(ObjectKey.Of(pod));
        var nominated = new NominatedPod(pod, shape, nodeName);
        _pods.Add(ObjectKey.Of(pod), nominated);
        if (!_byNode.TryGetValue(nodeName, out var pods))
            _byNode.Add(nodeName, pods = []);
        pods.Add(nominated);
    }

    /// <summary>The Pod waits for no Node any more.</summary>
    public void Remove(ObjectKey pod)
    {
        if (_pods.Count == 0 || !_pods.Remove(pod, out var nominated))
            return;
        var pods = _byNode[nominated.NodeName];
        pods.Remove(nominated);
        if (pods.Count == 0)
            _byNode.Remove(nominated.NodeName);
    }
}
