using System.Runtime.InteropServices;

namespace ClusterSim.Api;

/// <summary>A JSON object: fields by name, in the order they were written; order does not matter for equality.</summary>
public sealed record JsonObject : JsonValue
{
    private const int LinearSearchLimit = 12;

    private readonly KeyValuePair<string, JsonValue>[] _fields;
    private Dictionary<string, int>? _index; // Only for wide objects, built on first use; never enumerated.

    /// <summary>An object of <paramref name="fields"/>; of a repeated name the last counts, at the first one's place.</summary>
    public JsonObject(params IEnumerable<KeyValuePair<string, JsonValue>> fields)
    {
        var ordered = new OrderedDictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            ordered[name] = value;
        _fields = [.. ordered];
    }

    private JsonObject(KeyValuePair<string, JsonValue>[] fields, bool _) => _fields = fields;

    private JsonObject(JsonObject original) : base(original) => _fields = original._fields;

    /// <summary>An object that takes over <paramref name="fields"/>, whose names the caller knows to differ.</summary>
    internal static JsonObject FromDistinct(KeyValuePair<string, JsonValue>[] fields) => fields.Length == 0 ? Empty : new(fields, true);

    /// <summary>The object without fields.</summary>
    public static JsonObject Empty { get; } = new([], true);

    /// <summary>The fields in order.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Fields => _fields;

    /// <summary>Number of fields.</summary>
    public int Count => _fields.Length;

    /// <summary>The value of the field <paramref name="name"/>, or null when there is none.</summary>
    public JsonValue? Find(string name) => IndexOf(name) is >= 0 and var index ? _fields[index].Value : null;

    /// <summary>True when there is a field of that name, be it null.</summary>
    public bool Has(string name) => IndexOf(name) >= 0;

    /// <summary>An object in which the field <paramref name="name"/> has <paramref name="value"/>; a new field comes last.</summary>
    public JsonObject Set(string name, JsonValue value)
    {
        var index = IndexOf(name);
        if (index < 0)
            return new([.. _fields, new(name, value)], true);
        if (_fields[index].Value.Equals(value))
            return this;
        KeyValuePair<string, JsonValue>[] copy = [.. _fields];
        copy[index] = new(name, value);
        return new(copy, true);
    }

    /// <summary>An object without the field <paramref name="name"/>; this one when there is none.</summary>
    public JsonObject Remove(string name) =>
        IndexOf(name) is >= 0 and var index ? new([.. _fields[..index], .. _fields[(index + 1)..]], true) : this;

    /// <inheritdoc/>
    public bool Equals(JsonObject? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || other._fields.Length != _fields.Length)
            return false;
        foreach (var (name, value) in _fields)
            if (!value.Equals(other.Find(name)))
                return false;
        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = _fields.Length; // Order does not matter for equality, so it must not here.
        foreach (var (name, value) in _fields)
            hash ^= HashCode.Combine(name, value);
        return hash;
    }

    /// <inheritdoc/>
    public override string ToString() => "{" + string.Join(",", _fields.Select(field => $"\"{field.Key}\":{field.Value}")) + "}";

    private int IndexOf(string name)
    {
        if (_fields.Length <= LinearSearchLimit)
        {
            for (var i = 0; i < _fields.Length; i++)
                if (_fields[i].Key == name)
                    return i;
            return -1;
        }
        return (_index ?? BuildIndex()).TryGetValue(name, out var index) ? index : -1;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(_fields.Length, StringComparer.Ordinal);
        for (var i = 0; i < _fields.Length; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(index, _fields[i].Key, out _) = i;
        return _index = index; // Racing readers build equal ones.
    }
}
