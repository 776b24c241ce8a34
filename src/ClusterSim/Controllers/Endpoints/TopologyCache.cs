using ClusterSim.Client;

namespace ClusterSim.Controllers.Endpoints;

/// <summary>How the processors of the ready Nodes are spread over zones, and how many endpoints of each Service are hinted for each zone.</summary>
/// <remarks>Source: endpointslice/topologycache/topologycache.go; endpointslice_controller.go, updateNode, checkNodeTopologyDistribution (v1.36).</remarks>
internal sealed class TopologyCache(Informer<Node> nodes)
{
    private const string ZoneLabel = "topology.kubernetes.io/zone";
    private static readonly string[] ControlPlaneLabels = ["node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"];

    private readonly SortedDictionary<ObjectKey, SortedDictionary<string, SortedDictionary<string, int>>> _hinted = []; // By Service, address family and zone.
    private readonly HashSet<ObjectKey> _populated = []; // Looked up only. A Service that goes stays in it, as in Kubernetes: a namesake is not announced again.
    private SortedDictionary<string, double>? _ratios = new(StringComparer.Ordinal);
    private bool _isStale;

    /// <summary>The share of the cluster's processors that each zone has; null when Nodes do not say enough, or stand in a single zone.</summary>
    /// <remarks>Counted when somebody asks: while no Service wants hints, Nodes come and go for free.</remarks>
    public SortedDictionary<string, double>? Ratios
    {
        get
        {
            if (_isStale)
                _ratios = Count();
            _isStale = false;
            return _ratios;
        }
    }

    /// <summary>The Services that have too few endpoints for a zone now that a Node has come, gone, moved or changed its readiness.</summary>
    public IReadOnlyList<ObjectKey> ServicesConcernedBy(Node? before, Node? after)
    {
        if (before is not null && after is not null && before.IsReady == after.IsReady && before.Label(ZoneLabel) == after.Label(ZoneLabel))
            return [];
        _isStale = true;
        return [.. _hinted.Where(service => service.Value.Values.Any(byZone => ZoneShare.IsOverloaded(byZone, Ratios))).Select(service => service.Key)];
    }

    /// <summary>Whether <paramref name="service"/> has hints.</summary>
    public bool HasHints(ObjectKey service) => _populated.Contains(service);

    /// <summary>Remembers how many endpoints are hinted for each zone.</summary>
    public void Remember(ObjectKey service, string family, SortedDictionary<string, int> byZone)
    {
        if (!_hinted.TryGetValue(service, out var families))
            _hinted[service] = families = new(StringComparer.Ordinal);
        families[family] = byZone;
        _populated.Add(service);
    }

    /// <summary>Forgets the hints of one address family.</summary>
    public void Forget(ObjectKey service, string family)
    {
        if (_hinted.TryGetValue(service, out var families) && families.Remove(family) && families.Count == 0)
            _hinted.Remove(service);
        _populated.Remove(service);
    }

    private SortedDictionary<string, double>? Count()
    {
        var cpus = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var node in nodes.Items)
        {
            if (!node.IsReady || ControlPlaneLabels.Any(node.Metadata.Labels.ContainsKey))
                continue;
            var cpu = node.Status.Allocatable.TryGetValue("cpu", out var quantity) ? quantity.MilliValue : 0;
            if (node.Label(ZoneLabel) is not { Length: > 0 } zone || cpu == 0)
                return null; // One that does not tell is enough to make the shares worthless.
            cpus[zone] = cpus.GetValueOrDefault(zone) + cpu;
        }
        if (cpus.Count < 2)
            return null;
        double total = cpus.Values.Sum();
        var ratios = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (zone, cpu) in cpus)
            ratios[zone] = cpu / total;
        return ratios;
    }
}
