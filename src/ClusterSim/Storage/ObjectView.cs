using System.Collections;
using ClusterSim.Storage.Trees;

namespace ClusterSim.Storage;

/// <summary>Objects of one kind as they were at one revision, by namespace and name. A view, not a copy: making one costs nothing, and it never changes.</summary>
/// <typeparam name="T">The kind.</typeparam>
public sealed class ObjectView<T> : IReadOnlyList<T> where T : ApiObject
{
    private readonly ObjectTree _tree;
    private readonly int _start;

    internal ObjectView(ObjectTree tree, long revision) : this(tree, 0, tree.Count, revision)
    {
    }

    internal ObjectView(ObjectTree tree, string? @namespace, long revision)
    {
        _tree = tree;
        (_start, Count) = tree.RangeOf(@namespace);
        Revision = revision;
    }

    private ObjectView(ObjectTree tree, int start, int count, long revision) => (_tree, _start, Count, Revision) = (tree, start, count, revision);

    /// <summary>The store's revision that the view shows; 0 for views of a cache.</summary>
    public long Revision { get; }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var (leaf, at) = _tree.LeafAt(_start + index);
            return (T)leaf.Entries[at].Value;
        }
    }

    /// <summary>The object at <paramref name="key"/>, or null when there is none.</summary>
    public T? Find(ObjectKey key) => (T?)_tree.Find(key);

    /// <summary>Those that come behind <paramref name="key"/>, whether or not there is one at it: the rest of a list that was read in part.</summary>
    public ObjectView<T> After(ObjectKey key)
    {
        var rank = _tree.RankOf(key) + (_tree.Find(key) is null ? 0 : 1);
        var start = Math.Clamp(rank, _start, _start + Count);
        return new(_tree, start, _start + Count - start, Revision);
    }

    /// <summary>The first <paramref name="count"/>, or all when there are fewer.</summary>
    public ObjectView<T> First(int count) => new(_tree, _start, Math.Clamp(count, 0, Count), Revision);

    /// <inheritdoc cref="IEnumerable{T}.GetEnumerator"/>
    public Enumerator GetEnumerator() => new(_tree, _start, Count);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Walks a view without allocating.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        private readonly ObjectTree _tree;
        private readonly int _start;
        private readonly int _count;
        private TreeLeaf? _leaf;
        private int _next; // Rank of the next object, from the view's start.
        private int _at;   // Place of the current one in its leaf.

        internal Enumerator(ObjectTree tree, int start, int count) => (_tree, _start, _count) = (tree, start, count);

        /// <inheritdoc/>
        public readonly T Current => (T)_leaf!.Entries[_at].Value;

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (_next >= _count)
                return false;
            if (_leaf is not null && _at + 1 < _leaf.Length)
                _at++;
            else
                (_leaf, _at) = _tree.LeafAt(_start + _next);
            _next++;
            return true;
        }

        /// <inheritdoc/>
        public void Reset() => (_leaf, _next, _at) = (null, 0, 0);

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
