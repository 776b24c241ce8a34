using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>The nodes as one DaemonSet sees them: where it wants Pods.</summary>
internal sealed class DaemonView
{
    private readonly ValueList<Toleration> _tolerations;
    private readonly SortedDictionary<string, DaemonNode> _nodes = new(StringComparer.Ordinal);

    public DaemonView(DaemonSet set, IEnumerable<Node> nodes)
    {
        Template = set.Spec.Template;
        _tolerations = DaemonTolerations.Of(Template.Spec);
        foreach (var node in nodes)
            Take(node);
    }

    /// <summary>The template it was made for.</summary>
    public PodTemplateSpec Template { get; }

    /// <summary>How many nodes are to have a Pod.</summary>
    public int Wanted { get; private set; }

    /// <summary>What is to be on each node, by name.</summary>
    public IReadOnlyDictionary<string, DaemonNode> Nodes => _nodes;

    /// <summary>Takes in a node that is new or has changed.</summary>
    /// <returns>How it was seen before; null when it is new.</returns>
    public (DaemonNode? Before, DaemonNode Now) Take(Node node)
    {
        var now = DaemonNode.Of(Template, _tolerations, node);
        DaemonNode? before = _nodes.TryGetValue(node.Metadata.Name!, out var known) ? known : null;
        _nodes[node.Metadata.Name!] = now;
        Count(before, now);
        return (before, now);
    }

    /// <summary>A node is gone.</summary>
    public void Remove(string node)
    {
        if (_nodes.Remove(node, out var before))
            Count(before, default);
    }

    private void Count(DaemonNode? before, DaemonNode now) => Wanted += (now.ShouldRun ? 1 : 0) - (before is { ShouldRun: true } ? 1 : 0);
}
