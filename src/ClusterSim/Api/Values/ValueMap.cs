using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ClusterSim.Api;

/// <summary>An immutable map from strings, ordered by key (ordinally), equal to another when its entries are.</summary>
/// <remarks>
/// Made with a collection expression of pairs or with <see cref="ValueMap.Of{TValue}(IEnumerable{KeyValuePair{string, TValue}})"/>. Meant for the small maps objects
/// carry, such as labels: a change copies the map.
/// </remarks>
/// <typeparam name="TValue">What it holds; compared with its default equality.</typeparam>
[CollectionBuilder(typeof(ValueMap), nameof(ValueMap.Create))]
public sealed class ValueMap<TValue> : IReadOnlyDictionary<string, TValue>, IEquatable<ValueMap<TValue>>
{
    /// <summary>The map without entries.</summary>
    public static readonly ValueMap<TValue> Empty = new([], []);

    private readonly string[] _keys; // Sorted ordinally.
    private readonly TValue[] _values;
    private ulong _contentHash;

    internal ValueMap(string[] keys, TValue[] values) => (_keys, _values) = (keys, values);

    /// <inheritdoc/>
    public int Count => _keys.Length;

    /// <summary>The keys in ordinal order.</summary>
    public IEnumerable<string> Keys => _keys;

    /// <summary>The values in the order of their keys.</summary>
    public IEnumerable<TValue> Values => _values;

    internal ref ulong ContentHashSlot => ref _contentHash;

    /// <summary>The value at <paramref name="key"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public TValue this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The map has no key \"{key}\".");

    /// <summary>The value at <paramref name="key"/>, or <paramref name="fallback"/> when there is none.</summary>
    [return: NotNullIfNotNull(nameof(fallback))]
    public TValue? Find(string key, TValue? fallback = default) => TryGetValue(key, out var value) ? value : fallback;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value)
    {
        var index = IndexOf(key);
        value = index >= 0 ? _values[index] : default;
        return index >= 0;
    }

    /// <summary>A map in which <paramref name="key"/> has <paramref name="value"/>; this one when it has already.</summary>
    public ValueMap<TValue> Set(string key, TValue value)
    {
        var index = IndexOf(key);
        if (index >= 0)
        {
            if (EqualityComparer<TValue>.Default.Equals(_values[index], value))
                return this;
            TValue[] values = [.. _values];
            values[index] = value;
            return new(_keys, values);
        }
        var at = ~index;
        return new([.. _keys[..at], key, .. _keys[at..]], [.. _values[..at], value, .. _values[at..]]);
    }

    /// <summary>A map with all entries of <paramref name="others"/> set; this one when that changes nothing.</summary>
    public ValueMap<TValue> SetRange(IEnumerable<KeyValuePair<string, TValue>> others)
    {
        if (Count == 0 && others is ValueMap<TValue> map)
            return map;
        var result = this;
        foreach (var (key, value) in others)
            result = result.Set(key, value);
        return result;
    }

    /// <summary>A map without <paramref name="key"/>; this one when there is none.</summary>
    public ValueMap<TValue> Remove(string key)
    {
        var at = IndexOf(key);
        return at < 0 ? this : Count == 1 ? Empty : new([.. _keys[..at], .. _keys[(at + 1)..]], [.. _values[..at], .. _values[(at + 1)..]]);
    }

    /// <inheritdoc cref="IEnumerable{T}.GetEnumerator"/>
    public Enumerator GetEnumerator() => new(_keys, _values);

    IEnumerator<KeyValuePair<string, TValue>> IEnumerable<KeyValuePair<string, TValue>>.GetEnumerator()
    {
        for (var i = 0; i < _keys.Length; i++)
            yield return new(_keys[i], _values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<string, TValue>>)this).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueMap<TValue>? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _keys.AsSpan().SequenceEqual(other._keys) && _values.AsSpan().SequenceEqual(other._values, null));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueMap<TValue>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (key, value) in this)
        {
            hash.Add(key);
            hash.Add(value);
        }
        return hash.ToHashCode();
    }

    /// <summary>True when both have equal entries.</summary>
    public static bool operator ==(ValueMap<TValue>? left, ValueMap<TValue>? right) => left?.Equals(right) ?? right is null;

    /// <summary>True when an entry differs.</summary>
    public static bool operator !=(ValueMap<TValue>? left, ValueMap<TValue>? right) => !(left == right);

    /// <summary>The entries as <c>key=value</c>, separated by commas.</summary>
    public override string ToString() => string.Join(",", this.Select(entry => entry.Key + "=" + entry.Value));

    private int IndexOf(string key)
    {
        int low = 0, high = _keys.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(_keys[middle], key);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return ~low;
    }

    /// <summary>Walks a map in the order of its keys without allocating.</summary>
    public struct Enumerator
    {
        private readonly string[] _keys;
        private readonly TValue[] _values;
        private int _index;

        internal Enumerator(string[] keys, TValue[] values) => (_keys, _values, _index) = (keys, values, -1);

        /// <summary>The entry the walk stands on.</summary>
        public readonly KeyValuePair<string, TValue> Current => new(_keys[_index], _values[_index]);

        /// <summary>Steps to the next entry; false past the last.</summary>
        public bool MoveNext() => ++_index < _keys.Length;
    }
}

/// <summary>Makes <see cref="ValueMap{TValue}"/>s.</summary>
public static class ValueMap
{
    /// <summary>A map of <paramref name="entries"/>, the last of a key winning; collection expressions call this.</summary>
    public static ValueMap<TValue> Create<TValue>(ReadOnlySpan<KeyValuePair<string, TValue>> entries)
    {
        if (entries.IsEmpty)
            return ValueMap<TValue>.Empty;
        var sorted = new SortedList<string, TValue>(entries.Length, StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            sorted[key] = value;
        return new([.. sorted.Keys], [.. sorted.Values]);
    }

    /// <summary>A map of <paramref name="entries"/>, the last of a key winning.</summary>
    public static ValueMap<TValue> Of<TValue>(IEnumerable<KeyValuePair<string, TValue>> entries) =>
        entries as ValueMap<TValue> ?? Create<TValue>(entries.ToArray());

    /// <summary>A map of <paramref name="entries"/>, the last of a key winning.</summary>
    public static ValueMap<TValue> Of<TValue>(params ReadOnlySpan<(string Key, TValue Value)> entries)
    {
        var pairs = new KeyValuePair<string, TValue>[entries.Length];
        for (var i = 0; i < entries.Length; i++)
            pairs[i] = new(entries[i].Key, entries[i].Value);
        return Create<TValue>(pairs);
    }

    /// <summary>A map of these entries, the last of a key winning.</summary>
    public static ValueMap<TValue> ToValueMap<TValue>(this IEnumerable<KeyValuePair<string, TValue>> entries) => Of(entries);
}
