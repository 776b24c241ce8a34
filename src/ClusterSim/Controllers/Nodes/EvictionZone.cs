namespace ClusterSim.Controllers.Nodes;

/// <summary>A failure zone: how it is, and which of its Nodes wait to be tainted so that their Pods are evicted.</summary>
/// <remarks>Source: nodelifecycle/scheduler/rate_limited_queue.go (v1.36).</remarks>
internal sealed class EvictionZone(string name, double evictionRate)
{
    private readonly LinkedList<string> _waiting = new();
    private readonly Dictionary<string, LinkedListNode<string>?> _nodes = new(StringComparer.Ordinal); // Null: it has had its turn.

    public string Name { get; } = name;

    public ZoneState State { get; set; } = ZoneState.Initial;

    public EvictionLimiter Limiter { get; set; } = new(evictionRate);

    /// <summary>Whose turn it is; null when none waits.</summary>
    public string? First => _waiting.First?.Value;

    /// <summary>Puts a Node at the end, unless it waits already or has had its turn.</summary>
    public void Add(string node)
    {
        if (!_nodes.ContainsKey(node))
            _nodes.Add(node, _waiting.AddLast(node));
    }

    /// <summary>Forgets that a Node has had its turn.</summary>
    public void AllowAgain(string node)
    {
        if (_nodes.TryGetValue(node, out var place) && place is null)
            _nodes.Remove(node);
    }

    /// <summary>The first Node has had its turn.</summary>
    public void Finish()
    {
        _nodes[_waiting.First!.Value] = null;
        _waiting.RemoveFirst();
    }

    /// <summary>Takes a Node out, and forgets it.</summary>
    public void Remove(string node)
    {
        if (_nodes.Remove(node, out var place) && place is not null)
            _waiting.Remove(place);
    }
}
