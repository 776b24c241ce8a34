namespace ClusterSim.Scheduling;

/// <summary>The value of one label on every Node, as a number: 0 where it is absent, else the same number for the same value.</summary>
internal sealed class LabelColumn(string key, Snapshot snapshot, int capacity)
{
    public const int Absent = 0;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal); // Never enumerated.
    private readonly List<string?> _values = [null];
    private int[] _rows = []; // By value, ascending.
    private int[] _starts = []; // By value: where its rows begin in _rows.
    private long _epoch = -1;
    private long _static = -1;

    public string Key { get; } = key;

    public Column<int> Ids { get; } = new(capacity);

    /// <summary>Every value seen so far, by its number.</summary>
    public IReadOnlyList<string?> Values => _values;

    /// <summary>The number of a value; -1 when no Node has had it yet.</summary>
    public int Find(string value) => _ids.GetValueOrDefault(value, -1);

    /// <summary>The rows that have a value, ascending.</summary>
    public ReadOnlySpan<int> RowsOf(int value)
    {
        if (_epoch != snapshot.Epoch || _static != snapshot.StaticVersion)
            Sort();
        return _rows.AsSpan(_starts[value].._starts[value + 1]);
    }

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

    private void Sort()
    {
        (_epoch, _static) = (snapshot.Epoch, snapshot.StaticVersion);
        if (_rows.Length < snapshot.Count)
            _rows = new int[snapshot.Count];
        if (_starts.Length < _values.Count + 2)
            _starts = new int[_values.Count * 2 + 2];
        Array.Clear(_starts);
        var ids = Ids.Values.AsSpan(0, snapshot.Count);
        foreach (var id in ids)
            _starts[id + 2]++;
        for (var value = 2; value < _starts.Length; value++)
            _starts[value] += _starts[value - 1];
        for (var row = 0; row < ids.Length; row++)
            _rows[_starts[ids[row] + 1]++] = row;
    }
}
