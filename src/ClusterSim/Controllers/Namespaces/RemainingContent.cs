namespace ClusterSim.Controllers.Namespaces;

/// <summary>How many objects are left in a Namespace, by kind and by finalizer.</summary>
internal sealed class RemainingContent
{
    private readonly SortedDictionary<string, int> _finalizers = new(StringComparer.Ordinal);
    private readonly List<string> _kinds = [];

    /// <summary>As in <c>configmaps. has 1 resource instances</c>; the group comes after the point.</summary>
    public IReadOnlyList<string> Kinds => [.. _kinds.Order(StringComparer.Ordinal)];

    /// <summary>As in <c>example.com/f in 1 resource instances</c>.</summary>
    public IReadOnlyList<string> Finalizers =>
        [.. _finalizers.Select(finalizer => $"{finalizer.Key} in {finalizer.Value} resource instances").Order(StringComparer.Ordinal)];

    public void Add(ResourceType kind, IReadOnlyList<ApiObject> left)
    {
        _kinds.Add($"{kind.Plural}.{kind.Group} has {left.Count} resource instances");
        foreach (var finalizer in left.SelectMany(obj => obj.Metadata.Finalizers))
            _finalizers[finalizer] = _finalizers.GetValueOrDefault(finalizer) + 1;
    }
}
