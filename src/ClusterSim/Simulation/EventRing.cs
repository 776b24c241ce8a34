namespace ClusterSim.Simulation;

/// <summary>First in, first out: the events of one rank that were scheduled for the current instant. Holds slot numbers.</summary>
internal struct EventRing()
{
    private int[] _slots = new int[16];
    private int _head;

    public int Count { get; private set; }

    public void Add(int slot)
    {
        if (Count == _slots.Length)
            Grow();
        _slots[(_head + Count++) & (_slots.Length - 1)] = slot; // The length is a power of two.
    }

    public int Take()
    {
        var slot = _slots[_head];
        _head = (_head + 1) & (_slots.Length - 1);
        Count--;
        return slot;
    }

    private void Grow()
    {
        var larger = new int[_slots.Length * 2];
        for (var i = 0; i < Count; i++)
            larger[i] = _slots[(_head + i) & (_slots.Length - 1)];
        _slots = larger;
        _head = 0;
    }
}
