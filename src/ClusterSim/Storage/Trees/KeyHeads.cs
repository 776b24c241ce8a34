namespace ClusterSim.Storage.Trees;

/// <summary>The sorted keys of a node in brief, so that a search touches two or three of them and not all it passes: what they begin with alike, and a few characters of what follows in each.</summary>
internal struct KeyHeads
{
    private ulong[] _heads;
    private int _shared; // How many characters all keys begin with alike, or fewer.

    private KeyHeads(ulong[] heads, int shared) => (_heads, _shared) = (heads, shared);

    /// <summary>Of the keys in <paramref name="slots"/>.</summary>
    public static KeyHeads Of<TSlot>(ReadOnlySpan<TSlot> slots) where TSlot : struct, IKeyed
    {
        var heads = new KeyHeads([], 0);
        heads.Remake(slots);
        return heads;
    }

    /// <summary>The first place whose key is not smaller than <paramref name="key"/>.</summary>
    /// <param name="slots">The slots with these keys.</param>
    /// <param name="key">What to look for.</param>
    /// <param name="isThere">Whether it is the very key.</param>
    public readonly int Find<TSlot>(ReadOnlySpan<TSlot> slots, in ObjectKey key, out bool isThere) where TSlot : struct, IKeyed
    {
        isThere = false;
        if (slots.IsEmpty)
            return 0;
        if (!KeyText.Share(slots[0].Key, key, _shared))
            return slots[0].Key.CompareTo(key) > 0 ? 0 : slots.Length;
        var head = KeyText.HeadOf(key, _shared);
        var heads = _heads.AsSpan(0, slots.Length);
        int low = 0, high = slots.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = heads[middle] == head ? slots[middle].Key.CompareTo(key) : heads[middle] < head ? -1 : 1;
            if (order == 0)
            {
                isThere = true;
                return middle;
            }
            if (order < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Takes note of a key that has been inserted at <paramref name="at"/>.</summary>
    public void Insert<TSlot>(ReadOnlySpan<TSlot> slots, int at) where TSlot : struct, IKeyed
    {
        if (slots.Length == 1 || !KeyText.Share(slots[at == 0 ? 1 : 0].Key, slots[at].Key, _shared))
        {
            Remake(slots);
            return;
        }
        if (_heads.Length < slots.Length)
            Array.Resize(ref _heads, TreeNode.RoomFor(slots.Length));
        Array.Copy(_heads, at, _heads, at + 1, slots.Length - 1 - at);
        _heads[at] = KeyText.HeadOf(slots[at].Key, _shared);
    }

    /// <summary>Takes note that the key at <paramref name="at"/>, one of <paramref name="length"/>, has been removed.</summary>
    public readonly void RemoveAt(int at, int length) => Array.Copy(_heads, at + 1, _heads, at, length - 1 - at);

    /// <summary>Reads all keys again.</summary>
    public void Remake<TSlot>(ReadOnlySpan<TSlot> slots) where TSlot : struct, IKeyed
    {
        if (slots.IsEmpty)
            return;
        if (_heads.Length < slots.Length)
            _heads = new ulong[TreeNode.RoomFor(slots.Length)];
        _shared = KeyText.SharedBy(slots[0].Key, slots[^1].Key);
        for (var i = 0; i < slots.Length; i++)
            _heads[i] = KeyText.HeadOf(slots[i].Key, _shared);
    }

    /// <summary>A copy of some of them.</summary>
    public readonly KeyHeads Copy(int start, int length) => new(TreeNode.Copy<ulong>(_heads.AsSpan(start, length)), _shared);

    /// <summary>Reads all keys again if that may tell more of them apart.</summary>
    public void Sharpen<TSlot>(ReadOnlySpan<TSlot> slots) where TSlot : struct, IKeyed
    {
        if (_heads[0] == _heads[slots.Length - 1])
            Remake(slots);
    }
}

/// <summary>What has a key and is sorted by it.</summary>
internal interface IKeyed
{
    ObjectKey Key { get; }
}
