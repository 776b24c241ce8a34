namespace ClusterSim.Scheduling;

/// <summary>The value of one label on every Node, as a number: 0 where it is absent, else the same number for the same value.</summary>
internal sealed class LabelColumn(string key, int capacity)
{
    public const int Absent = 0;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal); // Never enumerated.
    private readonly List<string?> _values = [null];

    public string Key { get; } = key;

    public Column<int> Ids { get; } = new(capacity);

    /// <summary>Every value seen so far, by its number.</summary>
    public IReadOnlyList<string?> Values => _values;

    /// <summary>The number of a value; -1 when no Node has had it yet.</summary>
    public int Find(string value) => _ids.GetValueOrDefault(value, -1);

    public void Set(int row, ValueMap<string> labels) => Ids.Values[row] = labels.TryGetValue(Key, out var value) ? IdOf(value) : Absent;

    private int IdOf(string value)
    {
        if (!_ids.TryGetValue(value, out var id))
        {
            _ids.Add(value, id = _values.Count);
            _values.Add(value);
        }
        return id;
    }
}
