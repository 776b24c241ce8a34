namespace ClusterSim.Storage.Trees;

/// <summary>A node of a B-tree of objects. Only the map whose token it bears may change it in place; everybody else copies it.</summary>
/// <param name="owner">Token of the map that made it.</param>
internal abstract class TreeNode(object owner)
{
    /// <summary>How many slots a node has at most. Wide enough that 150,000 objects are three levels deep, small enough that a copy is cheap.</summary>
    public const int Capacity = 64;

    public object Owner { get; } = owner;

    /// <summary>How many slots are in use.</summary>
    public int Length { get; protected set; }

    /// <summary>How many objects are in the subtree.</summary>
    public abstract int Count { get; }

    /// <summary>Lower bound of the keys in the subtree.</summary>
    public abstract ObjectKey FirstKey { get; }

    /// <summary>This node if <paramref name="token"/> may change it, else a copy that it may change.</summary>
    public abstract TreeNode OwnedBy(object token);

    /// <summary>Where to cut a full node before inserting at <paramref name="at"/>: in the middle, or near the end when keys come in order.</summary>
    protected static int SplitPoint(int at) => at == Capacity ? Capacity - 1 : Capacity / 2;

    internal static TSlot[] Copy<TSlot>(ReadOnlySpan<TSlot> slots)
    {
        var copy = new TSlot[RoomFor(slots.Length)];
        slots.CopyTo(copy);
        return copy;
    }

    /// <summary>Small trees are many (indexes), so a node begins small and doubles.</summary>
    internal static int RoomFor(int length) => Math.Min(Capacity, Math.Max(2, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)length)));

    protected void Insert<TSlot>(ref TSlot[] slots, int at, in TSlot slot)
    {
        if (Length == slots.Length)
            Array.Resize(ref slots, slots.Length * 2);
        Array.Copy(slots, at, slots, at + 1, Length - at);
        slots[at] = slot;
    }

    protected void RemoveAt<TSlot>(TSlot[] slots, int at)
    {
        Array.Copy(slots, at + 1, slots, at, Length - 1 - at);
        slots[Length - 1] = default!;
    }

    protected void Append<TSlot>(ref TSlot[] slots, ReadOnlySpan<TSlot> others)
    {
        if (Length + others.Length > slots.Length)
            Array.Resize(ref slots, RoomFor(Length + others.Length));
        others.CopyTo(slots.AsSpan(Length));
    }
}
