namespace ClusterSim.Controllers.GarbageCollection;

/// <summary>An object as the garbage collector sees it: who owns it, and what it owns.</summary>
/// <remarks>Source: garbagecollector/graph.go, node (v1.36).</remarks>
/// <param name="uid">Its uid.</param>
internal sealed class GraphNode(string uid) : IComparable<GraphNode>
{
    private HashSet<GraphNode>? _dependents; // Sorted when enumerated; most objects own nothing.

    public string Uid { get; } = uid;

    /// <summary>Kind of the object; null as long as it is only known from others that say it owns them.</summary>
    public ResourceType? Kind { get; set; }

    public ObjectKey Key { get; set; }

    public ValueList<OwnerReference> Owners { get; set; } = [];

    public bool IsBeingDeleted { get; set; }

    /// <summary>Whether it waits for its dependents to go first.</summary>
    public bool IsDeletingDependents { get; set; }

    public bool IsObserved => Kind is not null;

    public bool HasDependents => _dependents is { Count: > 0 };

    /// <summary>What it owns, by kind, namespace and name.</summary>
    public IEnumerable<GraphNode> Dependents => _dependents?.Order() ?? Enumerable.Empty<GraphNode>();

    public void AddDependent(GraphNode dependent) => (_dependents ??= []).Add(dependent);

    public void RemoveDependent(GraphNode dependent)
    {
        if (_dependents?.Remove(dependent) == true && _dependents.Count == 0)
            _dependents = null;
    }

    /// <summary>The dependents that must go before it does, and whether there are any at all.</summary>
    /// <param name="remaining">Those that are not being deleted yet.</param>
    public bool IsBlocked(out List<GraphNode> remaining)
    {
        remaining = [];
        var isBlocked = false;
        foreach (var dependent in _dependents ?? [])
        {
            if (dependent.Owners.FindIndex(owner => owner.Uid == Uid && owner.BlockOwnerDeletion == true) < 0)
                continue;
            isBlocked = true;
            if (!dependent.IsBeingDeleted)
                remaining.Add(dependent);
        }
        remaining.Sort();
        return isBlocked;
    }

    /// <summary>By kind, namespace and name.</summary>
    public int CompareTo(GraphNode? other)
    {
        if (other is null)
            return 1;
        var order = string.CompareOrdinal(Kind?.QualifiedName, other.Kind?.QualifiedName);
        if (order == 0)
            order = Key.CompareTo(other.Key);
        return order != 0 ? order : string.CompareOrdinal(Uid, other.Uid);
    }
}
