namespace ClusterSim.Storage.Trees;

/// <summary>A changing, ordered set of objects by key: a B-tree that is changed in place, except for what somebody has frozen.</summary>
/// <remarks>
/// Nodes bear the token of the map that made them. <see cref="Freeze"/> hands out the tree and takes a new token, so that from then on nodes are copied before
/// they change: a snapshot costs nothing at once, and afterwards a path of about three nodes for each place written to. A token that no node bears yet is as good as new.
/// </remarks>
internal sealed class ObjectMap
{
    private volatile TreeNode? _root;
    private volatile TreeToken _token;

    /// <summary>An empty map.</summary>
    /// <param name="token">One that owns no node anywhere else; many small maps may share it. Null: a new one.</param>
    public ObjectMap(TreeToken? token = null) => _token = token ?? new();

    /// <summary>A map that begins as <paramref name="tree"/>, which must be frozen.</summary>
    public ObjectMap(ObjectTree tree) : this() => _root = tree.Root;

    public int Count => _root?.Count ?? 0;

    /// <summary>The objects now, for reading at once: the next write may change them.</summary>
    public ObjectTree Current => new(_root);

    /// <summary>The objects now, for good.</summary>
    /// <remarks>May be called from another thread than the writer's, who must then check that no write was going on (see <c>ObjectStore</c>): the token goes first.</remarks>
    public ObjectTree Freeze()
    {
        if (_token.IsBorne)
            Interlocked.Exchange(ref _token, new());
        return new(_root);
    }

    /// <summary>Adds or replaces an object.</summary>
    /// <returns>The one that was replaced, or null.</returns>
    public ApiObject? Set(in ObjectKey key, ApiObject value)
    {
        var token = Bear();
        if (_root is not { } root)
        {
            _root = new TreeLeaf(token, key, value);
            return null;
        }
        ApiObject? previous = null;
        var node = Set(root, key, value, token, ref previous, out var sibling);
        if (sibling is not null)
            node = new TreeBranch(token, node, sibling);
        if (!ReferenceEquals(node, root))
            _root = node;
        return previous;
    }

    /// <summary>Removes an object.</summary>
    /// <returns>The one that was removed, or null if there was none.</returns>
    public ApiObject? Remove(in ObjectKey key)
    {
        if (Current.Find(key) is not { } previous)
            return null; // And nothing was copied for it.
        var node = Remove(_root!, key, Bear());
        while (node is TreeBranch { Length: 1 } branch)
            node = branch[0];
        _root = node.Length == 0 ? null : node;
        return previous;
    }

    /// <summary>The token, which nodes will bear from now on.</summary>
    private TreeToken Bear()
    {
        var token = _token;
        if (!token.IsBorne)
            token.IsBorne = true;
        return token;
    }

    private static TreeNode Set(TreeNode node, in ObjectKey key, ApiObject value, object token, ref ApiObject? previous, out TreeNode? sibling)
    {
        sibling = null;
        if (node is TreeLeaf shared)
        {
            var leaf = shared.OwnedBy(token);
            var at = leaf.Find(key, out var isThere);
            if (!isThere)
            {
                sibling = leaf.Insert(at, key, value);
                return leaf;
            }
            previous = leaf.Entries[at].Value;
            leaf.Replace(at, key, value);
            return leaf;
        }

        var branch = (TreeBranch)node.OwnedBy(token);
        var index = branch.IndexFor(key);
        var below = branch[index];
        var child = Set(below, key, value, token, ref previous, out var split);
        if (!ReferenceEquals(child, below))
            branch.Replace(index, child);
        if (previous is null)
            branch.CountUp(1);
        if (split is not null)
            sibling = branch.Insert(index + 1, split);
        return branch;
    }

    private static TreeNode Remove(TreeNode node, in ObjectKey key, object token)
    {
        node = node.OwnedBy(token);
        if (node is TreeLeaf leaf)
        {
            leaf.RemoveAt(leaf.Find(key, out _));
            return leaf;
        }
        var branch = (TreeBranch)node;
        var index = branch.IndexFor(key);
        var child = Remove(branch[index], key, token);
        branch.CountUp(-1);
        if (child.Length == 0)
            branch.RemoveAt(index);
        else
        {
            branch.Replace(index, child);
            if (child.Length < TreeNode.Capacity / 4 && branch.Length > 1)
                branch.Join(index, token);
        }
        return branch;
    }
}
