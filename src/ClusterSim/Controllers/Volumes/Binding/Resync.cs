using ClusterSim.Simulation;

namespace ClusterSim.Controllers.Volumes.Binding;

/// <summary>Looks again, every so often, at what is not settled.</summary>
/// <remarks>
/// Kubernetes looks at every volume and claim each time. Here only at those about which there may be something to do, and at none at all, and for nothing, while there is no such.
/// </remarks>
internal sealed class Resync
{
    private readonly SimulationLoop _loop;
    private readonly TimeSpan _period;
    private readonly DateTimeOffset _first;
    private readonly SortedDictionary<ObjectKey, Settlement> _claims = [];
    private readonly SortedDictionary<ObjectKey, Settlement> _volumes = [];
    private readonly Action<ObjectKey> _addClaim;
    private readonly Action<ObjectKey> _addVolume;
    private ScheduledEvent _next;
    private int _insisting;

    public Resync(SimulationLoop loop, PersistentVolumeBinderOptions options, Action<ObjectKey> addClaim, Action<ObjectKey> addVolume)
    {
        (_loop, _addClaim, _addVolume) = (loop, addClaim, addVolume);
        (_period, _first) = (options.SyncPeriod, loop.Now + (options.FirstSync ?? options.SyncPeriod));
    }

    /// <summary>How a claim stands.</summary>
    public void SetClaim(ObjectKey claim, Settlement settlement) => Set(_claims, claim, settlement);

    /// <summary>How a volume stands.</summary>
    public void SetVolume(ObjectKey volume, Settlement settlement) => Set(_volumes, volume, settlement);

    /// <summary>Something has changed that those who wait may have waited for.</summary>
    public void Stir()
    {
        if (_claims.Count + _volumes.Count > 0)
            Plan();
    }

    private void Set(SortedDictionary<ObjectKey, Settlement> all, ObjectKey key, Settlement settlement)
    {
        if (all.Remove(key, out var before) && before == Settlement.Insists)
            _insisting--;
        if (settlement == Settlement.Settled)
            return;
        all.Add(key, settlement);
        if (settlement == Settlement.Insists)
        {
            _insisting++;
            Plan();
        }
    }

    private void Plan()
    {
        if (_next.IsPending)
            return;
        var passed = (_loop.Now - _first).Ticks;
        var next = passed < 0 ? -passed : _period.Ticks - (passed % _period.Ticks);
        _next = _loop.Schedule(TimeSpan.FromTicks(next), EventRank.Default, Round, periodic: true);
    }

    private void Round()
    {
        foreach (var claim in _claims.Keys)
            _addClaim(claim);
        foreach (var volume in _volumes.Keys)
            _addVolume(volume);
        if (_insisting > 0)
            Plan();
    }
}
