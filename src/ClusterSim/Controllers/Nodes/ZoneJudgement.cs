namespace ClusterSim.Controllers.Nodes;

/// <summary>How the zones are in one round, and what follows for evictions.</summary>
/// <remarks>Source: node_lifecycle_controller.go, handleDisruption, ComputeZoneState, setLimiterInZone (v1.36).</remarks>
internal sealed class ZoneJudgement
{
    private const int FewNodes = 2; // Not more than so many unready Nodes never make a partial disruption.

    private readonly NodeLifecycleOptions _options;
    private readonly EvictionZones _zones;
    private readonly Dictionary<EvictionZone, (int Ready, int NotReady)> _nodes = []; // Looked up only.

    public ZoneJudgement(NodeLifecycleOptions options, EvictionZones zones, IEnumerable<NodeHealth> all)
    {
        (_options, _zones) = (options, zones);
        foreach (var health in all)
            if (health.Zone is { } zone)
            {
                var (ready, notReady) = _nodes.GetValueOrDefault(zone);
                _nodes[zone] = health.Ready == "True" ? (ready + 1, notReady) : (ready, notReady + 1);
            }
    }

    /// <summary>Sets the zones' states and rates, and when everything is down spares all Nodes.</summary>
    public void Apply(IEnumerable<Node> nodes, IEnumerable<NodeHealth> all, DateTimeOffset now)
    {
        var occupied = _zones.All.Where(_nodes.ContainsKey).ToList();
        var isAllDown = occupied.TrueForAll(zone => StateOf(zone) == ZoneState.FullDisruption);
        foreach (var empty in _zones.All.Except(occupied).ToList())
            _zones.Remove(empty);
        var wasAllDown = occupied.TrueForAll(zone => zone.State == ZoneState.FullDisruption);
        if (isAllDown && wasAllDown)
            return;
        if (isAllDown)
            StopEvictions(nodes, occupied);
        else
            Adapt(occupied, all, now, isBackFromAllDown: wasAllDown);
    }

    private void StopEvictions(IEnumerable<Node> nodes, List<EvictionZone> zones)
    {
        foreach (var node in nodes)
            _zones.Spare(node);
        foreach (var zone in zones)
        {
            _zones.SetRate(zone, 0);
            zone.State = ZoneState.FullDisruption;
        }
    }

    private void Adapt(List<EvictionZone> zones, IEnumerable<NodeHealth> all, DateTimeOffset now, bool isBackFromAllDown)
    {
        if (isBackFromAllDown) // Whoever has not come back yet gets as long as at the beginning.
            foreach (var health in all)
                (health.Probe, health.IsOverdue) = (now, false);
        foreach (var zone in zones)
        {
            var state = StateOf(zone);
            if (state == zone.State && !isBackFromAllDown)
                continue;
            _zones.SetRate(zone, RateOf(zone, state));
            zone.State = state;
        }
    }

    private ZoneState StateOf(EvictionZone zone)
    {
        var (ready, notReady) = _nodes[zone];
        if (ready == 0)
            return ZoneState.FullDisruption;
        return notReady > FewNodes && (double)notReady / (ready + notReady) >= _options.UnhealthyZoneThreshold ? ZoneState.PartialDisruption : ZoneState.Normal;
    }

    private double RateOf(EvictionZone zone, ZoneState state)
    {
        if (state != ZoneState.PartialDisruption)
            return _options.EvictionRate; // A zone that is down while others are not: it is the zone, not the control plane.
        var (ready, notReady) = _nodes[zone];
        return ready + notReady > _options.LargeClusterSizeThreshold ? _options.SecondaryEvictionRate : 0;
    }
}
