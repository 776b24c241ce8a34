namespace ClusterSim.Simulation;

/// <summary>
/// Where the queued events themselves live; heap and rings hold only slot numbers, so that moving an entry moves few bytes
/// and cancelling needs no search.
/// </summary>
internal sealed class EventSlots
{
    private Slot[] _slots = new Slot[64];
    private int _used;
    private int _firstFree = -1;

    public int Add(EventKind kind, object callback, object? state, bool periodic, bool inHeap, long sequence)
    {
        var index = _firstFree;
        if (index >= 0)
            _firstFree = _slots[index].NextFree;
        else
            index = Grow();

        ref var slot = ref _slots[index];
        slot.Callback = callback;
        slot.State = state;
        slot.Sequence = sequence;
        slot.Kind = kind;
        slot.Periodic = periodic;
        slot.InHeap = inHeap;
        return index;
    }

    /// <summary>Frees a slot that heap or ring gave up; false if its event had been cancelled.</summary>
    public bool Take(int index, out QueuedEvent taken, out bool periodic)
    {
        ref var slot = ref _slots[index];
        periodic = slot.Periodic;
        taken = slot.Callback is { } callback ? new QueuedEvent(slot.Kind, callback, slot.State) : default;
        var alive = slot.Callback is not null;
        slot.Callback = null;
        slot.State = null;
        slot.Sequence = 0;
        slot.NextFree = _firstFree;
        _firstFree = index;
        return alive;
    }

    public bool IsPending(int index, long sequence) =>
        (uint)index < (uint)_used && _slots[index].Sequence == sequence && _slots[index].Callback is not null;

    public bool IsCancelled(int index) => _slots[index].Callback is null;

    /// <summary>Empties a slot at once, so that nothing is kept alive; its number is freed when heap or ring meets it.</summary>
    public void Cancel(int index, out bool periodic, out bool inHeap)
    {
        ref var slot = ref _slots[index];
        periodic = slot.Periodic;
        inHeap = slot.InHeap;
        slot.Callback = null;
        slot.State = null;
    }

    public void Clear()
    {
        _slots = new Slot[64];
        _used = 0;
        _firstFree = -1;
    }

    private int Grow()
    {
        if (_used == _slots.Length)
            Array.Resize(ref _slots, _slots.Length * 2);
        return _used++;
    }

    private struct Slot
    {
        /// <summary>Null: free or cancelled.</summary>
        public object? Callback;
        public object? State;

        /// <summary>Which event uses the slot: a handle to an earlier one does not match. Zero: free.</summary>
        public long Sequence;
        public int NextFree;
        public EventKind Kind;
        public bool Periodic;
        public bool InHeap;
    }
}
