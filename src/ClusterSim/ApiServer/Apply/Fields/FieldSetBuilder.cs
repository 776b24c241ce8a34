namespace ClusterSim.ApiServer.Apply;

/// <summary>Collects paths in whatever order they come.</summary>
internal sealed class FieldSetBuilder
{
    private readonly List<(PathElement Step, FieldSetBuilder? Below)> _entries = [];

    /// <summary>Adds a path. The empty one stands for the object as a whole, which nobody owns.</summary>
    public void Add(List<PathElement> path)
    {
        if (path.Count == 0)
            return;
        var level = this;
        for (var i = 0; i < path.Count - 1; i++)
            level = level.Under(path[i]);
        level._entries.Add((path[^1], null));
    }

    public FieldSet Build()
    {
        if (_entries.Count == 0)
            return FieldSet.Empty;
        var nodes = new List<FieldSet.Node>(_entries.Count);
        foreach (var (step, below) in _entries.OrderBy(entry => entry.Step))
        {
            var node = new FieldSet.Node(step, below is null, below?.Build());
            if (nodes.Count > 0 && nodes[^1] is var last && last.Step.CompareTo(step) == 0)
                nodes[^1] = new(step, last.IsMember || node.IsMember, last.Children is null ? node.Children : node.Children is null ? last.Children : last.Children.Union(node.Children));
            else
                nodes.Add(node);
        }
        return FieldSet.Of(nodes);
    }

    // Walks come by depth, so that what was entered last is, as a rule, where the next path goes, too.
    private FieldSetBuilder Under(PathElement step)
    {
        if (_entries.Count > 0 && _entries[^1] is { Below: { } open } last && ReferenceEquals(last.Step, step))
            return open;
        var below = new FieldSetBuilder();
        _entries.Add((step, below));
        return below;
    }
}
