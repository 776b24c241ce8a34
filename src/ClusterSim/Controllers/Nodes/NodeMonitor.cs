using ClusterSim.Api.Coordination;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using ClusterSim.Simulation;

namespace ClusterSim.Controllers.Nodes;

/// <summary>Decides at which moments of the grid which Nodes are looked at.</summary>
/// <remarks>Source: node_lifecycle_controller.go, monitorNodeHealth (v1.36).</remarks>
internal sealed class NodeMonitor
{
    private readonly SimulationLoop _loop;
    private readonly Informer<Node> _nodes;
    private readonly Informer<Lease> _leases;
    private readonly NodeLifecycleOptions _options;
    private readonly NodeHeartbeats? _heartbeats;
    private readonly EvictionZones _zones;
    private readonly NodeCheck _check;
    private readonly MonitorGrid _rounds;
    private readonly SortedDictionary<string, NodeHealth> _health = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _news = new(StringComparer.Ordinal); // Nodes to look at in the next round.
    private bool _isUrgent;                                                 // Whether some of it is more than a heartbeat.
    private ScheduledEvent _next;
    private DateTimeOffset _nextDue;
    private bool _nextIsUrgent;

    public NodeMonitor(ComponentContext context, NodeLifecycleOptions options, NodeHeartbeats? heartbeats, EvictionZones zones, NodeCheck check)
    {
        (_loop, _options, _heartbeats, _zones, _check) = (context.Loop, options, heartbeats, zones, check);
        (_nodes, _leases) = (context.Informers.For<Node>(), context.Informers.For<Lease>());
        _rounds = new(_loop.Now, options.MonitorPeriod);
    }

    public void Start()
    {
        _leases.OnChange(LeaseChanged);
        _nodes.OnChange((before, after) => LookAt((after ?? before)!.Metadata.Name!, isUrgent: after is null || before is null || !IsHeartbeat(before, after)));
        if (_heartbeats is not null)
            _heartbeats.Changed += node => LookAt(node, isUrgent: false);
    }

    /// <summary>Whether a Node was not ready when its status was last taken note of.</summary>
    public bool KnowsNotReady(string node) => _health.TryGetValue(node, out var health) && health.SavedReady is { Status: not "True" };

    /// <summary>A kubelet repeating what it said before.</summary>
    private static bool IsHeartbeat(Node before, Node after) =>
        ReferenceEquals(before.Spec, after.Spec) && before.Metadata.Labels == after.Metadata.Labels
        && before.Condition("Ready") is { } old && after.Condition("Ready") is { } now
        && old.LastHeartbeatTime != now.LastHeartbeatTime && old.Status == now.Status && old.LastTransitionTime == now.LastTransitionTime;

    private void LeaseChanged(Lease? before, Lease? after)
    {
        var lease = (after ?? before)!;
        if (lease.Metadata.Namespace != NodeHeartbeats.LeaseNamespace)
            return;
        var health = HealthOf(lease.Metadata.Name!);
        DateTimeOffset renewed = after?.Spec.RenewTime is { } time ? time : DateTimeOffset.MinValue;
        if (after is null)
            health.Written = null;
        else if (health.Written is not { } last || last.Time != renewed)
            health.Written = new(renewed, _rounds.From(_loop.Now));
        if (health.IsOverdue)
            LookAt(health.Name, isUrgent: false); // Else it only has more time left.
    }

    private void LookAt(string node, bool isUrgent)
    {
        _news.Add(node);
        _isUrgent |= isUrgent;
        Plan(_rounds.From(_loop.Now));
    }

    private void Plan(DateTimeOffset due)
    {
        if (_next.IsPending && _nextDue == due && (_nextIsUrgent || !_isUrgent))
            return;
        _next.Cancel();
        (_nextDue, _nextIsUrgent) = (due, _isUrgent);
        _next = _loop.Schedule(due - _loop.Now, EventRank.Reconcile, Round, periodic: !_isUrgent);
    }

    private void Round()
    {
        var now = _loop.Now;
        _rounds.Pass(now);
        _isUrgent = false;
        var turn = _news.ToList();
        turn.AddRange(_health.Values.Where(health => DeadlineOf(health) <= now && !_news.Contains(health.Name)).Select(health => health.Name));
        _news.Clear();
        turn.Sort(StringComparer.Ordinal);

        if (_check.Run(turn.ConvertAll(HealthOf), now, LatestRenewal, node => _news.Add(node)))
            _check.JudgeZones(_health.Values, now);
        if (_news.Count > 0)
            Plan(_rounds.From(now));
        else if (_health.Values.Min(DeadlineOf) is { } deadline)
            Plan(_rounds.From(deadline));
    }

    private NodeHealth HealthOf(string node)
    {
        if (!_health.TryGetValue(node, out var health))
            _health.Add(node, health = new(node));
        return health;
    }

    /// <summary>The last renewal of a Node's Lease, be it written or computed; null when there is none.</summary>
    private LeaseRenewal? LatestRenewal(NodeHealth health)
    {
        if (_heartbeats?.LastRenewal(health.Name) is not { } renewed || renewed <= health.Written?.Time)
            return health.Written;
        return new(renewed, _rounds.AtOrAfter(renewed));
    }

    /// <summary>When a Node has been silent for too long, provided that nothing is heard of it; null when it need not be watched.</summary>
    private DateTimeOffset? DeadlineOf(NodeHealth health)
    {
        if (health.RegisteredUid is null || health.IsOverdue || _heartbeats?.IsBeating(health.Name) == true)
            return null;
        var probe = LatestRenewal(health) is { } renewal && renewal.Time > health.SavedLease && renewal.SeenAt > health.Probe ? renewal.SeenAt : health.Probe;
        return probe + (health.SavedReady is null ? _options.StartupGracePeriod : _options.MonitorGracePeriod);
    }
}
