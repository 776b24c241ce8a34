using ClusterSim.Reconcilers;
using ClusterSim.Simulation;

namespace ClusterSim.Controllers.Nodes;

/// <summary>Taints Nodes so that their Pods are evicted, one after the other, at a rate that depends on how much of their zone is ready.</summary>
/// <remarks>
/// <para>If next to everything seems to be down, it is rather the control plane that is cut off: then nobody is evicted.</para>
/// <para>Source: node_lifecycle_controller.go, doNoExecuteTaintingPass, handleDisruption (v1.36).</para>
/// </remarks>
internal sealed class EvictionZones
{
    private const string Region = "topology.kubernetes.io/region";
    private const string Zone = "topology.kubernetes.io/zone";
    private const string OldRegion = "failure-domain.beta.kubernetes.io/region";
    private const string OldZone = "failure-domain.beta.kubernetes.io/zone";

    private readonly ComponentContext _context;
    private readonly NodeLifecycleOptions _options;
    private readonly NodeTaints _taints;
    private readonly MonitorGrid _ticks;
    private readonly SortedDictionary<string, EvictionZone> _zones = new(StringComparer.Ordinal);
    private ScheduledEvent _tick;
    private DateTimeOffset _tickDue;

    public EvictionZones(ComponentContext context, NodeLifecycleOptions options, NodeTaints taints)
    {
        (_context, _options, _taints) = (context, options, taints);
        _ticks = new(context.Loop.Now, NodeLifecycle.EvictionPeriod);
    }

    public IEnumerable<EvictionZone> All => _zones.Values;

    /// <summary>The zone a Node is in, which begins now if there was none.</summary>
    public EvictionZone Of(Node node)
    {
        var name = NameOf(node);
        if (!_zones.TryGetValue(name, out var zone))
            _zones.Add(name, zone = new(name, _options.EvictionRate));
        return zone;
    }

    /// <summary>Has a Node tainted that is not ready, when its turn comes; <paramref name="taint"/> is what it will get.</summary>
    public void Add(Node node, Taint taint)
    {
        var zone = Of(node);
        if (!node.HasTaint(taint.Key, taint.Effect))
            zone.AllowAgain(node.Metadata.Name!); // Somebody has taken the taint off.
        zone.Add(node.Metadata.Name!);
        Plan();
    }

    /// <summary>Nobody need be evicted from a Node: takes off what would, and the Node out of the queue.</summary>
    /// <returns>False when the API server refused: it should be tried again.</returns>
    public bool Spare(Node node)
    {
        if (!_taints.RemoveEvicting(node))
            return false;
        Of(node).Remove(node.Metadata.Name!);
        return true;
    }

    public void Remove(EvictionZone zone) => _zones.Remove(zone.Name);

    /// <summary>Changes how fast Nodes of a zone are tainted; zero stops it.</summary>
    public void SetRate(EvictionZone zone, double perSecond)
    {
        zone.Limiter = zone.Limiter.WithRate(perSecond, _context.Loop.Now);
        Plan();
    }

    /// <summary>Tries again as soon as a limiter lets the next Node through.</summary>
    private void Plan()
    {
        DateTimeOffset? due = null;
        foreach (var zone in _zones.Values)
            if (zone is { First: not null, Limiter.Next: { } next } && (due is null || next < due))
                due = next;
        if (due is null)
        {
            _tick.Cancel();
            return;
        }
        var now = _context.Loop.Now;
        var moment = _ticks.AtOrAfter(due > now ? due.Value : now.AddTicks(1)); // Never at this very instant: the conditions become taints first.
        if (_tick.IsPending && _tickDue == moment)
            return;
        _tick.Cancel();
        _tickDue = moment;
        _tick = _context.Loop.Schedule(moment - now, EventRank.Reconcile, Tick);
    }

    private void Tick()
    {
        foreach (var zone in _zones.Values)
            while (zone.First is { } name && zone.Limiter.TryTake(_context.Loop.Now))
            {
                if (!Taint(name))
                    break; // Refused; the next turn is its own again.
                zone.Finish();
            }
        Plan();
    }

    private bool Taint(string name)
    {
        if (_context.Client.Find<Node>(new ObjectKey(name)) is not { } node)
            return true;
        return node.Condition("Ready")?.Status switch
        {
            "False" => _taints.Swap(node, [NodeTaints.NotReadyNoExecute], [NodeTaints.UnreachableNoExecute]),
            "Unknown" => _taints.Swap(node, [NodeTaints.UnreachableNoExecute], [NodeTaints.NotReadyNoExecute]),
            null => false, // Nobody has reported anything yet.
            _ => true,     // It is ready again.
        };
    }

    /// <summary>Region and zone in one.</summary>
    /// <remarks>Source: component-helpers node/topology/helpers.go, GetZoneKey (v1.36).</remarks>
    private static string NameOf(Node node)
    {
        var region = node.Label(OldRegion) ?? node.Label(Region) ?? "";
        var zone = node.Label(OldZone) ?? node.Label(Zone) ?? "";
        return region.Length == 0 && zone.Length == 0 ? "" : region + ":\0:" + zone;
    }
}
