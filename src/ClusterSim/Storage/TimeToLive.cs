using ClusterSim.Simulation;

namespace ClusterSim.Storage;

/// <summary>Deletes the objects of a kind some time after they were last written, many in one sweep, without ever looking at the others.</summary>
/// <remarks>
/// <para>Keeps a queue of writes. Each object is deleted within <see cref="Sweep"/> after its time has come; while there are none, nothing is scheduled.</para>
/// <para>Source: storage/etcd3/lease_manager.go (v1.36): leases are shared by what is written within a minute, so that real events go in batches, too.</para>
/// </remarks>
internal sealed class TimeToLive
{
    private readonly SimulationLoop _loop;
    private readonly ResourceType _resource;
    private readonly TimeSpan _age;
    private readonly Action<ObjectKey> _expire;
    private readonly ObjectStore _store;
    private readonly Queue<(ObjectKey Key, long Revision, DateTimeOffset Written)> _written = new();
    private bool _scheduled;

    /// <param name="loop">The loop whose time counts.</param>
    /// <param name="store">Where the objects are.</param>
    /// <param name="resource">The kind, as a rule Events.</param>
    /// <param name="age">How long after its last write an object lives; an hour for Events.</param>
    /// <param name="expire">Deletes one; null: the store does.</param>
    public TimeToLive(SimulationLoop loop, ObjectStore store, ResourceType resource, TimeSpan age, Action<ObjectKey>? expire = null)
    {
        (_loop, _store, _resource, _age) = (loop, store, resource, age);
        _expire = expire ?? (key => store.Delete(resource, key));
        store.Written += Note;
    }

    /// <summary>defaultLeaseReuseDurationSeconds.</summary>
    public static TimeSpan Sweep { get; } = TimeSpan.FromSeconds(60);

    private void Note(StoreChange change)
    {
        if (!ReferenceEquals(change.Resource, _resource) || change.Type == WatchEventType.Deleted)
            return;
        _written.Enqueue((change.Key, change.Revision, _loop.Now));
        ScheduleSweep();
    }

    private void ScheduleSweep()
    {
        if (_scheduled || _written.Count == 0)
            return;
        _scheduled = true;
        _loop.Schedule(_written.Peek().Written + _age + Sweep - _loop.Now, EventRank.Default, SweepNow, periodic: true);
    }

    private void SweepNow()
    {
        _scheduled = false;
        while (_written.TryPeek(out var oldest) && oldest.Written + _age <= _loop.Now)
        {
            _written.Dequeue();
            if (_store.Find(_resource, oldest.Key) is { } obj && Stamp.RevisionOf(obj) == oldest.Revision) // Else it was written again, or is gone.
                _expire(oldest.Key);
        }
        ScheduleSweep();
    }
}
