namespace ClusterSim.Storage;

/// <summary>The latest writes in order: a ring that grows up to a bound and forgets what is too old.</summary>
internal sealed class StoreHistory(ObjectStoreOptions options, long revision)
{
    private Entry[] _ring = new Entry[64];
    private int _head;
    private int _count;

    /// <summary>The revision of the last write that was forgotten, or at which the store began: what came after is known.</summary>
    public long Oldest { get; private set; } = revision;

    public long Newest => Oldest + _count;

    /// <summary>The write that made <paramref name="revision"/>, which must be remembered.</summary>
    public ref readonly StoreChange this[long revision] => ref _ring[Slot((int)(revision - Oldest - 1))].Change;

    public void Add(in StoreChange change, DateTimeOffset now)
    {
        if (_count == _ring.Length)
            Grow();
        _ring[Slot(_count++)] = new(change, now.UtcTicks);
    }

    /// <summary>Forgets what is older than the bounds allow, but nothing after <paramref name="delivered"/>.</summary>
    public void Trim(DateTimeOffset now, long delivered)
    {
        var tooOld = now.UtcTicks - options.HistoryAge.Ticks;
        while (_count > 0 && Oldest < delivered && (_count > options.HistoryCount || _ring[_head].Ticks < tooOld))
        {
            _ring[_head] = default;
            _head = Slot(1);
            _count--;
            Oldest++;
        }
    }

    private int Slot(int index) => (_head + index) & (_ring.Length - 1);

    private void Grow()
    {
        var ring = new Entry[_ring.Length * 2];
        for (var i = 0; i < _count; i++)
            ring[i] = _ring[Slot(i)];
        (_ring, _head) = (ring, 0);
    }

    private readonly struct Entry(StoreChange change, long ticks)
    {
        public readonly StoreChange Change = change;
        public readonly long Ticks = ticks;
    }
}
