namespace ClusterSim.Storage.Trees;

/// <summary>The objects themselves, by key.</summary>
internal sealed class TreeLeaf : TreeNode
{
    private Entry[] _slots;

    public TreeLeaf(object owner, in ObjectKey key, ApiObject value) : base(owner)
    {
        _slots = [new(key, value), default];
        Length = 1;
    }

    private TreeLeaf(object owner, Entry[] slots, int length) : base(owner) => (_slots, Length) = (slots, length);

    public override int Count => Length;

    public override ObjectKey FirstKey => _slots[0].Key;

    public ReadOnlySpan<Entry> Entries => _slots.AsSpan(0, Length);

    public override TreeLeaf OwnedBy(object token) => ReferenceEquals(Owner, token) ? this : new(token, Copy(Entries), Length);

    /// <summary>The place of <paramref name="key"/>, or the complement of where it would be.</summary>
    public int IndexOf(in ObjectKey key)
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
        return ~low;
    }

    /// <summary>Puts another object in the place of one with the same key.</summary>
    public void Replace(int at, in ObjectKey key, ApiObject value) => _slots[at] = new(key, value);

    /// <summary>Adds an object.</summary>
    /// <returns>The right half, when the leaf was full; else null.</returns>
    public TreeLeaf? Insert(int at, in ObjectKey key, ApiObject value)
    {
        if (Length < Capacity)
        {
            Insert(ref _slots, at, new(key, value));
            return null;
        }
        var cut = SplitPoint(at);
        var right = new TreeLeaf(Owner, Copy(Entries[cut..]), Capacity - cut);
        Array.Clear(_slots, cut, Capacity - cut);
        Length = cut;
        if (at <= cut)
            Insert(ref _slots, at, new(key, value));
        else
            right.Insert(at - cut, key, value);
        return right;
    }

    public void RemoveAt(int at) => RemoveAt(_slots, at);

    public void Append(TreeLeaf right) => Append(ref _slots, right._slots, right.Length);

    /// <summary>An object and its key, which is kept beside it so that searching touches no object.</summary>
    internal readonly record struct Entry(ObjectKey Key, ApiObject Value);
}
