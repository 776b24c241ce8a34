using ClusterSim.Api.Apps;
using ClusterSim.Client;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>The nodes as each DaemonSet sees them, kept as nodes change: what has no new labels or taints, as nearly all that a node reports, costs a comparison.</summary>
/// <remarks>Source: daemon_controller.go, addNode, updateNode (v1.36).</remarks>
internal sealed class DaemonViews
{
    private readonly Informer<Node> _nodes;
    private readonly OrderedDictionary<ObjectKey, DaemonView> _views = [];

    public DaemonViews(Informers informers) => _nodes = informers.For<Node>();

    /// <summary>The nodes as <paramref name="set"/> sees them.</summary>
    public DaemonView Of(DaemonSet set)
    {
        if (!_views.TryGetValue(set.Key, out var view) || view.Template != set.Spec.Template)
            _views[set.Key] = view = new(set, _nodes.Items);
        return view;
    }

    /// <summary>The set is gone.</summary>
    public void Forget(DaemonSet set) => _views.Remove(set.Key);

    /// <summary>Takes in a change of a node.</summary>
    /// <returns>The DaemonSets that have to act on it.</returns>
    public IReadOnlyList<ObjectKey> Take(Node? before, Node? after)
    {
        if (before is not null && after is not null && before.Metadata.Labels == after.Metadata.Labels && before.Spec.Taints == after.Spec.Taints)
            return [];
        return TakeNews(before, after);
    }

    private List<ObjectKey> TakeNews(Node? before, Node? after)
    {
        var concerned = new List<ObjectKey>();
        foreach (var (key, view) in _views)
        {
            if (after is null)
                view.Remove(before!.Metadata.Name!); // Its Pod counts until it is gone, too, and then the set is woken.
            else if (view.Take(after) is var (old, now) && (old is null ? now.ShouldRun : old != now))
                concerned.Add(key);
        }
        return concerned;
    }
}
