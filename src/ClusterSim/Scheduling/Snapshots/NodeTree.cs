namespace ClusterSim.Scheduling;

/// <summary>The Nodes by zone, and the order in which the scheduler goes through them: one of each zone in turn.</summary>
/// <remarks>Source: backend/cache/node_tree.go (v1.36).</remarks>
internal sealed class NodeTree
{
    private readonly List<(string Name, List<NodeEntry> Nodes)> _zones = []; // In the order in which zones appeared.

    public int Count { get; private set; }

    public void Add(NodeEntry entry)
    {
        entry.Zone = ZoneOf(entry.Node!);
        var zone = _zones.FindIndex(zone => zone.Name == entry.Zone);
        if (zone < 0)
        {
            zone = _zones.Count;
            _zones.Add((entry.Zone, []));
        }
        _zones[zone].Nodes.Add(entry);
        Count++;
    }

    public void Remove(NodeEntry entry)
    {
        var zone = _zones.FindIndex(zone => zone.Name == entry.Zone);
        if (!_zones[zone].Nodes.Remove(entry))
            return;
        Count--;
        if (_zones[zone].Nodes.Count == 0)
            _zones.RemoveAt(zone);
    }

    /// <summary>All Nodes in order.</summary>
    public void List(List<NodeEntry> into)
    {
        for (var round = 0; into.Count < Count; round++)
        {
            foreach (var (_, nodes) in _zones)
            {
                if (round < nodes.Count)
                    into.Add(nodes[round]);
            }
        }
    }

    /// <summary>Region and zone in one; empty when the Node has neither.</summary>
    public static string ZoneOf(Node node)
    {
        var labels = node.Metadata.Labels;
        var zone = labels.Find("failure-domain.beta.kubernetes.io/zone") ?? labels.Find("topology.kubernetes.io/zone", "");
        var region = labels.Find("failure-domain.beta.kubernetes.io/region") ?? labels.Find("topology.kubernetes.io/region", "");
        return region.Length == 0 && zone.Length == 0 ? "" : region + ":\0:" + zone;
    }
}
