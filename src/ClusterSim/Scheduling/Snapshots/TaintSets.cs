namespace ClusterSim.Scheduling;

/// <summary>The distinct combinations of taints there are: thousands of Nodes share a handful.</summary>
internal sealed class TaintSets
{
    public const int None = 0;

    private readonly Dictionary<ValueList<Taint>, int> _ids = []; // Never enumerated.
    private readonly List<ValueList<Taint>> _sets = [[]];

    public int Count => _sets.Count;

    public ValueList<Taint> this[int id] => _sets[id];

    /// <summary>The number of a combination; when a taint was added plays no part.</summary>
    public int IdOf(ValueList<Taint> taints)
    {
        if (taints.Count == 0)
            return None;
        var timeless = taints.Replace(static taint => taint.TimeAdded is null ? taint : taint with { TimeAdded = null });
        if (!_ids.TryGetValue(timeless, out var id))
        {
            _ids.Add(timeless, id = _sets.Count);
            _sets.Add(timeless);
        }
        return id;
    }
}
