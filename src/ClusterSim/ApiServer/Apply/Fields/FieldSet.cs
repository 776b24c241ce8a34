namespace ClusterSim.ApiServer.Apply;

/// <summary>An immutable set of paths, kept as a tree and in order.</summary>
/// <remarks>
/// <para>That a path is in the set says nothing of those below or above it: <c>{.spec.replicas}</c> does not hold <c>.spec</c>.</para>
/// <para>Source: structured-merge-diff fieldpath/set.go (v6).</para>
/// </remarks>
internal sealed class FieldSet : IEquatable<FieldSet>
{
    private readonly Node[] _nodes;

    private FieldSet(Node[] nodes) => _nodes = nodes;

    public static FieldSet Empty { get; } = new([]);

    /// <summary>Empty children are never kept, so no node means no member.</summary>
    public bool IsEmpty => _nodes.Length == 0;

    public ReadOnlySpan<Node> Nodes => _nodes;

    /// <summary>A set of nodes that are in order and hold something.</summary>
    public static FieldSet Of(List<Node> nodes) => nodes.Count == 0 ? Empty : new([.. nodes]);

    /// <summary>The set of the one path that these fields make up.</summary>
    public static FieldSet OfFields(params ReadOnlySpan<string> names)
    {
        var step = new FieldElement(names[0]);
        return new([names.Length == 1 ? new(step, true, null) : new(step, false, OfFields(names[1..]))]);
    }

    /// <summary>Whether the path that consists of one step is in the set.</summary>
    public bool Contains(PathElement step) => Find(step) is { IsMember: true };

    /// <summary>Whether the path is in the set.</summary>
    public bool Contains(ReadOnlySpan<PathElement> path) => path.Length == 1 ? Contains(path[0]) : Under(path[0]).Contains(path[1..]);

    /// <summary>What the set holds below <paramref name="step"/>, as paths from there.</summary>
    public FieldSet Under(PathElement step) => Find(step)?.Children ?? Empty;

    public FieldSet Union(FieldSet other) => IsEmpty ? other : other.IsEmpty || other == this ? this : Combine(
        other, true, static (a, b) => new(a.Step, a.IsMember || b.IsMember, a.Children is null ? b.Children : b.Children is null ? a.Children : a.Children.Union(b.Children)));

    public FieldSet Intersection(FieldSet other) => Combine(other, false, static (a, b) => b.Step is null
        ? default
        : new(a.Step, a.IsMember && b.IsMember, a.Children is null || b.Children is null ? null : a.Children.Intersection(b.Children)));

    /// <summary>The paths that are not in <paramref name="other"/>; what lies below them stays.</summary>
    public FieldSet Difference(FieldSet other) => other.IsEmpty ? this : Combine(other, false, static (a, b) => b.Step is null
        ? a
        : new(a.Step, a.IsMember && !b.IsMember, a.Children is null || b.Children is null ? a.Children : a.Children.Difference(b.Children)));

    /// <summary>The paths that are neither in <paramref name="other"/> nor below one that is.</summary>
    public FieldSet Without(FieldSet other) => other.IsEmpty ? this : Combine(other, false, static (a, b) => b.IsMember
        ? default
        : new(a.Step, a.IsMember, a.Children is null || b.Children is null ? a.Children : a.Children.Without(b.Children)));

    /// <summary>All paths, those of one level before those further down.</summary>
    public IEnumerable<string> Texts(string prefix = "")
    {
        foreach (var node in _nodes)
            if (node.IsMember)
                yield return prefix + node.Step;
        foreach (var node in _nodes)
            if (node.Children is not null)
                foreach (var text in node.Children.Texts(prefix + node.Step))
                    yield return text;
    }

    public bool Equals(FieldSet? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || other._nodes.Length != _nodes.Length)
            return false;
        for (var i = 0; i < _nodes.Length; i++)
        {
            var (a, b) = (_nodes[i], other._nodes[i]);
            if (a.IsMember != b.IsMember || a.Step.CompareTo(b.Step) != 0 || !(a.Children?.Equals(b.Children) ?? b.Children is null))
                return false;
        }
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as FieldSet);

    public override int GetHashCode() => _nodes.Length;

    public override string ToString() => string.Join('\n', Texts());

    private Node? Find(PathElement step)
    {
        var (low, high) = (0, _nodes.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _nodes[middle].Step.CompareTo(step);
            if (order == 0)
                return _nodes[middle];
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return null;
    }

    /// <summary>Walks both sets in order.</summary>
    /// <param name="other">The other set.</param>
    /// <param name="takesOthers">Whether nodes that only the other has are taken as they are.</param>
    /// <param name="combine">What becomes of a node of this set and the other's, which may be none.</param>
    private FieldSet Combine(FieldSet other, bool takesOthers, Func<Node, Node, Node> combine)
    {
        var nodes = new List<Node>(takesOthers ? _nodes.Length + other._nodes.Length : _nodes.Length);
        var (i, j) = (0, 0);
        while (i < _nodes.Length || (takesOthers && j < other._nodes.Length))
        {
            var order = i == _nodes.Length ? 1 : j == other._nodes.Length ? -1 : _nodes[i].Step.CompareTo(other._nodes[j].Step);
            if (order > 0)
            {
                if (takesOthers)
                    nodes.Add(other._nodes[j]);
                j++;
                continue;
            }
            var combined = combine(_nodes[i], order == 0 ? other._nodes[j++] : default);
            if (combined.HoldsAny)
                nodes.Add(combined.Children is { IsEmpty: true } ? new(combined.Step, combined.IsMember, null) : combined);
            i++;
        }
        return Of(nodes);
    }

    /// <summary>One step from the set's top.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="IsMember">Whether the path that ends here is in the set.</param>
    /// <param name="Children">What is in the set further down; null when nothing is.</param>
    public readonly record struct Node(PathElement Step, bool IsMember, FieldSet? Children)
    {
        public bool HoldsAny => IsMember || Children is { IsEmpty: false };
    }
}
