namespace ClusterSim.Simulation;

/// <summary>
/// Everything that is going to happen, by (time, rank, sequence), and the virtual time itself. Most events are for the current
/// instant: they wait in one ring per rank; only later ones go through the heap. Times are ticks since the start.
/// </summary>
internal sealed class EventQueue
{
    /// <summary>Below this many cancelled entries the heap is not worth cleaning.</summary>
    private const int FewCancelled = 32;

    private readonly EventSlots _slots = new();
    private readonly Func<int, bool> _release;
    private EventHeap _later = new();
    private EventRing _deliveries = new();
    private EventRing _ordinary = new();
    private EventRing _reconciles = new();
    private long _sequence;
    private int _cancelledInHeap;

    public EventQueue() => _release = ReleaseIfCancelled;

    /// <summary>The current instant.</summary>
    public long Now { get; private set; }

    /// <summary>How many events wait, those marked periodic included.</summary>
    public int Count { get; private set; }

    /// <summary>How many events wait that are marked periodic.</summary>
    public int PeriodicCount { get; private set; }

    /// <summary>How many entries are held, cancelled ones included.</summary>
    public int Entries => _later.Count + _deliveries.Count + _ordinary.Count + _reconciles.Count;

    /// <returns>Slot and sequence: what a handle needs.</returns>
    public (int Slot, long Sequence) Add(long time, EventRank rank, EventKind kind, object callback, object? state, bool periodic)
    {
        var sequence = ++_sequence;
        var later = time > Now;
        var slot = _slots.Add(kind, callback, state, periodic, later, sequence);
        if (later)
            _later.Add(new EventHeap.Entry(time, ((ulong)rank << EventHeap.RankShift) | (ulong)sequence, slot));
        else
            RingOf(rank).Add(slot);

        Count++;
        if (periodic)
            PeriodicCount++;
        return (slot, sequence);
    }

    public bool IsPending(int slot, long sequence) => _slots.IsPending(slot, sequence);

    public bool Cancel(int slot, long sequence)
    {
        if (!_slots.IsPending(slot, sequence))
            return false;
        _slots.Cancel(slot, out var periodic, out var inHeap);
        Removed(periodic);
        if (inHeap && ++_cancelledInHeap > FewCancelled && _cancelledInHeap > _later.Count / 2)
        {
            _later.RemoveWhere(_release);
            _cancelledInHeap = 0;
        }
        return true;
    }

    /// <summary>Takes the next event of the current instant.</summary>
    public bool TryTake(out QueuedEvent next)
    {
        while (TryTakeSlot(out var slot))
        {
            if (_slots.Take(slot, out next, out var periodic))
            {
                Removed(periodic);
                return true;
            }
        }
        next = default;
        return false;
    }

    /// <summary>Finds when the next event is due, which may be now.</summary>
    public bool TryPeek(out long time)
    {
        SkipCancelled();
        time = HasCurrent ? Now : _later.Count > 0 ? _later.First.Time : long.MaxValue;
        return time != long.MaxValue;
    }

    /// <summary>Moves the clock, never backwards and never past an event that waits.</summary>
    public void AdvanceTo(long time) => Now = Math.Max(Now, time);

    public void Clear()
    {
        if (Entries == 0)
            return; // Every slot is empty, then.
        _slots.Clear();
        _later = new EventHeap();
        (_deliveries, _ordinary, _reconciles) = (new EventRing(), new EventRing(), new EventRing());
        Count = PeriodicCount = _cancelledInHeap = 0;
    }

    private bool HasCurrent => _deliveries.Count + _ordinary.Count + _reconciles.Count > 0;

    private ref EventRing RingOf(EventRank rank)
    {
        if (rank == EventRank.Default)
            return ref _ordinary;
        if (rank == EventRank.Delivery)
            return ref _deliveries;
        return ref _reconciles;
    }

    private bool TryTakeSlot(out int slot)
    {
        // Of the same rank the heap's come first: they were scheduled before this instant began.
        var due = _later.Count > 0 && _later.First.Time <= Now;
        var rank = _deliveries.Count > 0 ? EventRank.Delivery : _ordinary.Count > 0 ? EventRank.Default : EventRank.Reconcile;
        ref var ring = ref RingOf(rank);
        if (due && (ring.Count == 0 || _later.First.Rank <= rank))
        {
            var cancelled = _slots.IsCancelled(slot = _later.TakeFirst());
            _cancelledInHeap -= cancelled ? 1 : 0;
            return true;
        }
        slot = ring.Count > 0 ? ring.Take() : -1;
        return slot >= 0;
    }

    private void SkipCancelled()
    {
        while (_cancelledInHeap > 0 && _later.Count > 0 && ReleaseIfCancelled(_later.First.Slot))
        {
            _later.TakeFirst();
            _cancelledInHeap--;
        }
    }

    private bool ReleaseIfCancelled(int slot)
    {
        if (!_slots.IsCancelled(slot))
            return false;
        _slots.Take(slot, out _, out _);
        return true;
    }

    private void Removed(bool periodic)
    {
        Count--;
        if (periodic)
            PeriodicCount--;
    }
}
