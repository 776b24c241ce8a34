using System.Collections;
using System.Runtime.CompilerServices;

namespace ClusterSim.Api;

/// <summary>An immutable list that is equal to another when its items are, in order.</summary>
/// <remarks>Made with a collection expression, <c>[a, b]</c>, or with <see cref="ValueList.Of{T}"/>.</remarks>
/// <typeparam name="T">What it holds; compared with its default equality.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    /// <summary>The list without items.</summary>
    public static readonly ValueList<T> Empty = new([]);

    /// <summary>The list without items that says so, where a kind tells that from a list nobody mentioned.</summary>
    public static readonly ValueList<T> StatedEmpty = new([]);

    private readonly T[] _items;
    private ulong _contentHash;

    internal ValueList(T[] items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>Whether it is empty because somebody said so, rather than because nobody said anything. The two are equal, and are written alike.</summary>
    public bool IsStatedEmpty => ReferenceEquals(this, StatedEmpty);

    internal ref ulong ContentHashSlot => ref _contentHash;

    /// <summary>The items, for loops that should not allocate.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>A list with <paramref name="item"/> after the others.</summary>
    public ValueList<T> Add(T item) => new([.. _items, item]);

    /// <summary>A list with <paramref name="items"/> after the others; this one when there are none.</summary>
    public ValueList<T> AddRange(IEnumerable<T> items)
    {
        T[] added = [.. items];
        return added.Length == 0 ? this : new([.. _items, .. added]);
    }

    /// <summary>A list with <paramref name="item"/> in place of the one at <paramref name="index"/>.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such place.</exception>
    public ValueList<T> SetItem(int index, T item)
    {
        T[] copy = [.. _items];
        copy[index] = item;
        return new(copy);
    }

    /// <summary>A list without the items that <paramref name="match"/> accepts; this one when it accepts none.</summary>
    public ValueList<T> RemoveAll(Predicate<T> match)
    {
        var kept = Array.FindAll(_items, item => !match(item));
        return kept.Length == _items.Length ? this : kept.Length == 0 ? Empty : new(kept);
    }

    /// <summary>A list of what <paramref name="selector"/> makes of each item; this one when it changes nothing.</summary>
    /// <remarks>Keeps the instance where it can, so that what did not change stays shared.</remarks>
    public ValueList<T> Replace(Func<T, T> selector)
    {
        T[]? copy = null;
        for (var i = 0; i < _items.Length; i++)
        {
            var replaced = selector(_items[i]);
            if (copy is null && EqualityComparer<T>.Default.Equals(replaced, _items[i]))
                continue;
            copy ??= [.. _items];
            copy[i] = replaced;
        }
        return copy is null ? this : new(copy);
    }

    /// <summary>The place of the first item that <paramref name="match"/> accepts, or -1.</summary>
    public int FindIndex(Predicate<T> match) => Array.FindIndex(_items, match);

    /// <inheritdoc cref="IEnumerable{T}.GetEnumerator"/>
    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) =>
        ReferenceEquals(this, other) || (other is not null && _items.AsSpan().SequenceEqual(other._items, null));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>True when both hold equal items in the same order.</summary>
    public static bool operator ==(ValueList<T>? left, ValueList<T>? right) => left?.Equals(right) ?? right is null;

    /// <summary>True when they differ in an item or in order.</summary>
    public static bool operator !=(ValueList<T>? left, ValueList<T>? right) => !(left == right);

    /// <summary>The items in brackets.</summary>
    public override string ToString() => "[" + string.Join(", ", _items) + "]";

    /// <summary>Walks a list without allocating.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items) => (_items, _index) = (items, -1);

        /// <summary>The item the walk stands on.</summary>
        public readonly T Current => _items[_index];

        /// <summary>Steps to the next item; false past the last.</summary>
        public bool MoveNext() => ++_index < _items.Length;
    }
}

/// <summary>Makes <see cref="ValueList{T}"/>s.</summary>
public static class ValueList
{
    /// <summary>A list of <paramref name="items"/>; collection expressions call this.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new(items.ToArray());

    /// <summary>A list of <paramref name="items"/>.</summary>
    public static ValueList<T> Of<T>(IEnumerable<T> items)
    {
        T[] array = [.. items];
        return array.Length == 0 ? ValueList<T>.Empty : new(array);
    }

    /// <summary>A list of these items.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => items as ValueList<T> ?? Of(items);
}
