namespace ClusterSim.Storage.Trees;

/// <summary>Subtrees, in the order of their keys.</summary>
internal sealed class TreeBranch : TreeNode
{
    private Child[] _slots; // The key of a slot is a lower bound of its subtree; that of the first slot is never looked at.
    private KeyHeads _heads; // Of all slots but the first.
    private int _count;

    public TreeBranch(object owner, TreeNode left, TreeNode right) : base(owner)
    {
        _slots = [new(left.FirstKey, left), new(right.FirstKey, right)];
        Length = 2;
        _heads = KeyHeads.Of(Bounds);
        _count = left.Count + right.Count;
    }

    private TreeBranch(object owner, Child[] slots, KeyHeads heads, int length, int count) : base(owner) => (_slots, _heads, Length, _count) = (slots, heads, length, count);

    public override int Count => _count;

    public override ObjectKey FirstKey => _slots[0].Key;

    public override TreeBranch OwnedBy(object token) => ReferenceEquals(Owner, token) ? this : new(token, Copy<Child>(_slots.AsSpan(0, Length)), _heads.Copy(0, Length - 1), Length, _count);

    public TreeNode this[int index] => _slots[index].Node;

    /// <summary>Which subtree holds <paramref name="key"/>, if any does.</summary>
    public int IndexFor(in ObjectKey key)
    {
        var at = _heads.Find(Bounds, key, out var isBound);
        return isBound ? at + 1 : at;
    }

    public void Replace(int at, TreeNode node) => _slots[at] = _slots[at] with { Node = node };

    /// <summary>Takes note that the subtrees hold so many more objects, or fewer.</summary>
    public void CountUp(int change) => _count += change;

    /// <summary>Adds a subtree whose objects have been counted already.</summary>
    /// <returns>The right half, when the branch was full; else null.</returns>
    public TreeBranch? Insert(int at, TreeNode node)
    {
        var slot = new Child(node.FirstKey, node);
        if (Length < Capacity)
        {
            Insert(ref _slots, at, slot);
            Length++;
            _heads.Insert(Bounds, at - 1);
            return null;
        }
        var cut = SplitPoint(at);
        var right = new TreeBranch(Owner, Copy<Child>(_slots.AsSpan(cut)), default, Capacity - cut, 0);
        right._heads = KeyHeads.Of(right.Bounds);
        Array.Clear(_slots, cut, Capacity - cut);
        Length = cut;
        _heads.Remake(Bounds);
        if (at <= cut)
            Insert(at, node);
        else
            right.Insert(at - cut, node);
        right.Recount();
        _count -= right._count;
        return right;
    }

    public void RemoveAt(int at)
    {
        RemoveAt(_slots, at);
        if (Length > 1)
            _heads.RemoveAt(Math.Max(at - 1, 0), Length - 1);
        Length--;
    }

    /// <summary>Joins a small subtree with a neighbour if both fit into one comfortably.</summary>
    public void Join(int at, object token)
    {
        if (at == Length - 1)
            at--;
        if (at < 0 || _slots[at].Node.Length + _slots[at + 1].Node.Length > Capacity * 3 / 4)
            return;
        var left = _slots[at].Node.OwnedBy(token);
        if (left is TreeLeaf leaf)
            leaf.Append((TreeLeaf)_slots[at + 1].Node);
        else
            ((TreeBranch)left).Append((TreeBranch)_slots[at + 1].Node, _slots[at + 1].Key);
        Replace(at, left);
        RemoveAt(at + 1);
    }

    private void Append(TreeBranch right, in ObjectKey bound)
    {
        var seam = Length;
        Append<Child>(ref _slots, right._slots.AsSpan(0, right.Length));
        Length += right.Length;
        _slots[seam] = _slots[seam] with { Key = bound };
        _heads.Remake(Bounds);
        _count += right._count;
    }

    private void Recount()
    {
        _count = 0;
        for (var i = 0; i < Length; i++)
            _count += _slots[i].Node.Count;
    }

    private ReadOnlySpan<Child> Bounds => _slots.AsSpan(1, Length - 1);

    private readonly record struct Child(ObjectKey Key, TreeNode Node) : IKeyed;
}
