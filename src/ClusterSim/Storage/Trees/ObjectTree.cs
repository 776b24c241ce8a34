namespace ClusterSim.Storage.Trees;

/// <summary>An immutable, ordered set of objects by key: what a map was at some moment. Copying it costs nothing.</summary>
internal readonly struct ObjectTree(TreeNode? root)
{
    private readonly TreeNode? _root = root;

    public TreeNode? Root => _root;

    public int Count => _root?.Count ?? 0;

    public ApiObject? Find(in ObjectKey key)
    {
        var node = _root;
        while (node is TreeBranch branch)
            node = branch[branch.IndexFor(key)];
        if (node is not TreeLeaf leaf)
            return null;
        var at = leaf.Find(key, out var isThere);
        return isThere ? leaf.Entries[at].Value : null;
    }

    /// <summary>How many objects have smaller keys.</summary>
    public int RankOf(in ObjectKey key)
    {
        var rank = 0;
        var node = _root;
        while (node is TreeBranch branch)
        {
            var index = branch.IndexFor(key);
            for (var i = 0; i < index; i++)
                rank += branch[i].Count;
            node = branch[index];
        }
        return node is TreeLeaf leaf ? rank + leaf.Find(key, out _) : 0;
    }

    /// <summary>The leaf that holds the object of rank <paramref name="rank"/>, which must exist, and its place there.</summary>
    public (TreeLeaf Leaf, int Index) LeafAt(int rank)
    {
        var node = _root;
        while (node is TreeBranch branch)
        {
            var i = 0;
            for (; rank >= branch[i].Count; i++)
                rank -= branch[i].Count;
            node = branch[i];
        }
        return ((TreeLeaf)node!, rank);
    }

    /// <summary>The ranks of the objects in <paramref name="namespace"/>; null: of all.</summary>
    public (int Start, int Count) RangeOf(string? @namespace)
    {
        if (@namespace is null)
            return (0, Count);
        var start = RankOf(new(@namespace, ""));
        return (start, RankOf(new(@namespace, "\uffff")) - start); // No name sorts behind that.
    }
}
