namespace ClusterSim.Storage.Trees;

/// <summary>The objects themselves, by key.</summary>
internal sealed class TreeLeaf : TreeNode
{
    private Entry[] _slots;
    private int[] _hashes; // Of the keys, in the same places: most lookups want one key, and find it without touching the others.

    public TreeLeaf(object owner, in ObjectKey key, int hash, ApiObject value) : base(owner)
    {
        _slots = [new(key, value), default];
        _hashes = [hash, 0];
        Length = 1;
    }

    private TreeLeaf(object owner, ReadOnlySpan<Entry> slots, ReadOnlySpan<int> hashes) : base(owner) =>
        (_slots, _hashes, Length) = (Copy(slots), Copy(hashes), slots.Length);

    public override int Count => Length;

    public override ObjectKey FirstKey => _slots[0].Key;

    public ReadOnlySpan<Entry> Entries => _slots.AsSpan(0, Length);

    public override TreeLeaf OwnedBy(object token) => ReferenceEquals(Owner, token) ? this : new(token, Entries, _hashes.AsSpan(0, Length));

    /// <summary>What to look a key up by. It differs from process to process, and decides nothing but how fast a key is found.</summary>
    public static int HashOf(in ObjectKey key) => unchecked((key.Namespace.GetHashCode() * 31) + key.Name.GetHashCode());

    /// <summary>The place of <paramref name="key"/>, or -1.</summary>
    public int Find(in ObjectKey key, int hash)
    {
        var hashes = _hashes.AsSpan(0, Length);
        for (var at = 0; hashes[at..].IndexOf(hash) is >= 0 and var next; at++)
        {
            at += next;
            if (_slots[at].Key == key)
                return at;
        }
        return -1;
    }

    /// <summary>How many keys are smaller than <paramref name="key"/>: its place, if it is here, or where it would be.</summary>
    public int RankOf(in ObjectKey key)
    {
        int low = 0, high = Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _slots[middle].Key.CompareTo(key);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return low;
    }

    /// <summary>Puts another object in the place of one with the same key.</summary>
    public void Replace(int at, in ObjectKey key, ApiObject value) => _slots[at] = new(key, value);

    /// <summary>Adds an object.</summary>
    /// <returns>The right half, when the leaf was full; else null.</returns>
    public TreeLeaf? Insert(int at, in ObjectKey key, int hash, ApiObject value)
    {
        if (Length < Capacity)
        {
            Insert(ref _slots, at, new(key, value));
            Insert(ref _hashes, at, hash);
            Length++;
            return null;
        }
        var cut = SplitPoint(at);
        var right = new TreeLeaf(Owner, Entries[cut..], _hashes.AsSpan(cut));
        Array.Clear(_slots, cut, Capacity - cut);
        Length = cut;
        if (at <= cut)
            Insert(at, key, hash, value);
        else
            right.Insert(at - cut, key, hash, value);
        return right;
    }

    public void RemoveAt(int at)
    {
        RemoveAt(_slots, at);
        RemoveAt(_hashes, at);
        Length--;
    }

    public void Append(TreeLeaf right)
    {
        Append(ref _slots, right.Entries);
        Append(ref _hashes, right._hashes.AsSpan(0, right.Length));
        Length += right.Length;
    }

    /// <summary>An object and its key, which is kept beside it so that searching touches no object.</summary>
    internal readonly record struct Entry(ObjectKey Key, ApiObject Value);
}
