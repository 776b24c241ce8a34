namespace ClusterSim.Storage.Trees;

/// <summary>The objects themselves, by key.</summary>
internal sealed class TreeLeaf : TreeNode
{
    private Entry[] _slots;
    private KeyHeads _heads;

    public TreeLeaf(object owner, in ObjectKey key, ApiObject value) : base(owner)
    {
        _slots = [new(key, value), default];
        Length = 1;
        _heads = KeyHeads.Of(Entries);
    }

    private TreeLeaf(object owner, ReadOnlySpan<Entry> slots, KeyHeads heads) : base(owner) => (_slots, _heads, Length) = (Copy(slots), heads, slots.Length);

    public override int Count => Length;

    public override ObjectKey FirstKey => _slots[0].Key;

    public ReadOnlySpan<Entry> Entries => _slots.AsSpan(0, Length);

    public override TreeLeaf OwnedBy(object token) => ReferenceEquals(Owner, token) ? this : new(token, Entries, _heads.Copy(0, Length));

    /// <summary>How many keys are smaller than <paramref name="key"/>: its place, if it is here, or where it would be.</summary>
    public int Find(in ObjectKey key, out bool isHere) => _heads.Find(Entries, key, out isHere);

    /// <summary>Puts another object in the place of one with the same key.</summary>
    public void Replace(int at, in ObjectKey key, ApiObject value) => _slots[at] = new(key, value);

    /// <summary>Adds an object.</summary>
    /// <returns>The right half, when the leaf was full; else null.</returns>
    public TreeLeaf? Insert(int at, in ObjectKey key, ApiObject value)
    {
        if (Length < Capacity)
        {
            Insert(ref _slots, at, new(key, value));
            Length++;
            _heads.Insert(Entries, at);
            return null;
        }
        var cut = SplitPoint(at);
        var right = new TreeLeaf(Owner, Entries[cut..], _heads.Copy(cut, Length - cut));
        Array.Clear(_slots, cut, Capacity - cut);
        Length = cut;
        if (at <= cut)
            Insert(at, key, value);
        else
            right.Insert(at - cut, key, value);
        _heads.Sharpen(Entries);
        right._heads.Sharpen(right.Entries);
        return right;
    }

    public void RemoveAt(int at)
    {
        RemoveAt(_slots, at);
        _heads.RemoveAt(at, Length);
        Length--;
    }

    public void Append(TreeLeaf right)
    {
        Append(ref _slots, right.Entries);
        Length += right.Length;
        _heads.Remake(Entries);
    }

    /// <summary>An object and its key, which is kept beside it so that searching touches no object.</summary>
    internal readonly record struct Entry(ObjectKey Key, ApiObject Value) : IKeyed;
}
