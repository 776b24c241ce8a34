namespace ClusterSim.Cel;

/// <summary>A map, or an object with its fields.</summary>
internal abstract class CelMap : CelValue
{
    public abstract int Count { get; }

    public abstract IEnumerable<CelValue> Keys { get; }

    /// <summary>The value at a key; null when there is none.</summary>
    public abstract CelValue? Find(CelValue key);

    public override CelType Type => CelType.MapOfDyn;

    public override long? Size => Count;

    public override bool IsZero => Count == 0;

    public override bool IsEqual(CelValue other) =>
        other is CelMap map && map.Count == Count && Keys.All(key => map.Find(key) is { } value && Find(key)!.IsEqual(value));

    public override string ToString() => $"{{{string.Join(", ", Keys.Select(key => $"{key}: {Find(key)}"))}}}";
}

/// <summary>A map of values, in the order they were put there.</summary>
internal sealed class CelEntries : CelMap
{
    private readonly OrderedDictionary<CelValue, CelValue> _entries = new(KeyComparer.Instance);

    public static CelEntries Empty { get; } = new();

    public override int Count => _entries.Count;

    public override IEnumerable<CelValue> Keys => _entries.Keys;

    public static CelEntries Of(CelMap other)
    {
        var copy = new CelEntries();
        foreach (var key in other.Keys)
            copy.TryAdd(key, other.Find(key)!);
        return copy;
    }

    /// <summary>Adds an entry while the map is made; false when the key is there already.</summary>
    public bool TryAdd(CelValue key, CelValue value) => _entries.TryAdd(key, value);

    public override CelValue? Find(CelValue key) => _entries.GetValueOrDefault(key);

    private sealed class KeyComparer : IEqualityComparer<CelValue>
    {
        public static KeyComparer Instance { get; } = new();

        public bool Equals(CelValue? x, CelValue? y) => x!.IsEqual(y!);

        public int GetHashCode(CelValue obj) => obj.Hash();
    }
}
