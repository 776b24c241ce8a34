using ClusterSim.ApiServer.Log;
using ClusterSim.Client;
using ClusterSim.Simulation;

namespace ClusterSim.Recordings.Checks;

/// <summary>
/// What holds in every cluster at all times, whatever is done to it. Attached with one line, it rides along: each write is looked at as it happens, and every
/// half minute the whole cluster; what is wrong stops the run, with seed and time.
/// </summary>
public sealed class Invariants
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // For what may be wrong for a while, until somebody has put it right.

    private readonly SimulationLoop _loop;
    private readonly World _world;
    private readonly IReadOnlyList<Invariant> _invariants;
    private readonly SortedDictionary<string, DateTimeOffset> _since = new(StringComparer.Ordinal);
    private readonly List<string> _broken = [];
    private bool _willStop;

    private Invariants(SimulationLoop loop, ApiServer.ApiServer api, IClusterClient client, IReadOnlyCollection<string> components, bool looksAround)
    {
        _loop = loop;
        _world = new(loop, client, components);
        _invariants = Invariant.All(_world);
        api.Log.Written += OnWritten;
        if (looksAround)
            Arm();
    }

    /// <summary>Watches over a cluster from now on.</summary>
    public static Invariants Watch(Cluster cluster) => new(cluster.Loop, cluster.Api, cluster.Client, [.. cluster.Components.Select(component => component.Name)], looksAround: true);

    /// <summary>Watches over the parts of a cluster that a test has put together.</summary>
    /// <param name="loop">The loop on which they run.</param>
    /// <param name="api">Their API server.</param>
    /// <param name="client">One that reads the store.</param>
    /// <param name="components">Names of the components that run: what they put right must be right. May grow.</param>
    /// <param name="looksAround">Whether to look at everything every half minute of virtual time, too.</param>
    public static Invariants Watch(SimulationLoop loop, ApiServer.ApiServer api, IClusterClient client, IReadOnlyCollection<string> components, bool looksAround = true) =>
        new(loop, api, client, components, looksAround);

    /// <summary>Throws if anything was or is wrong; for the end of a test.</summary>
    /// <exception cref="InvariantException">The message has seed, time, and what is wrong.</exception>
    public void Check()
    {
        if (_broken.Count > 0)
            throw new InvariantException(_loop.Seed, _loop.Now, _broken);
    }

    private void OnWritten(LogEntry entry)
    {
        var write = _world.Take(entry);
        foreach (var invariant in _invariants)
            foreach (var fault in invariant.In(write))
                Break($"{fault} (written by {entry.Actor})");
    }

    private void LookAround()
    {
        var now = new HashSet<string>(_invariants.SelectMany(invariant => invariant.Around()), StringComparer.Ordinal);
        foreach (var over in _since.Keys.Except(now).ToList())
            _since.Remove(over);
        foreach (var fault in now.Order(StringComparer.Ordinal))
        {
            if (_since.TryAdd(fault, _loop.Now))
                continue;
            if (_loop.Now - _since[fault] >= Patience)
                Break($"{fault}, since {_since[fault]:O}");
        }
        Arm();
        if (_broken.Count > 0)
            Check();
    }

    private void Arm() => _loop.Schedule(Period, EventRank.Reconcile, LookAround, periodic: true);

    // Thrown from an event of its own: whoever wrote would take an exception for the API server's answer, and try again.
    private void Break(string fault)
    {
        _broken.Add(fault);
        if (_willStop)
            return;
        _willStop = true;
        _loop.Schedule(TimeSpan.Zero, EventRank.Delivery, Check);
    }
}
