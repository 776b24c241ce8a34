namespace ClusterSim.Scheduling;

/// <summary>How many of something stand in each domain: on the Nodes that have the same value of a label.</summary>
/// <remarks>Kept as Pods come and go; made anew when a Node's labels or taints changed.</remarks>
internal sealed class DomainCounts(Snapshot snapshot, RowCounts source, LabelColumn key, Eligibility? among)
{
    private const int LogLength = 1 << 8;

    private int[] _byValue = [];
    private int[] _nodes = []; // By value: the Nodes that count.
    private long _epoch = -1;
    private long _static = -1;
    private long _total;
    private int _domains;
    private int _least;
    private int _atLeast;

    public LabelColumn Key { get; } = key;

    /// <summary>Which Nodes count; null: all that have the label.</summary>
    public Eligibility? Among { get; } = among;

    /// <summary>Values of which the count changed.</summary>
    public ChangeLog Changes { get; } = new(LogLength);

    /// <summary>Rises when everything may have changed.</summary>
    public long Version { get; private set; }

    /// <summary>By number of the value. Call <see cref="Refresh"/> first in each cycle.</summary>
    public ReadOnlySpan<int> ByValue => _byValue;

    /// <summary>How many stand in all domains together.</summary>
    public long Total => _total;

    /// <summary>How many domains there are.</summary>
    public int Count => _domains;

    /// <summary>The count of the domain that has fewest; 0 when there is no domain.</summary>
    public int Least
    {
        get
        {
            if (_atLeast == 0)
                FindLeast();
            return _domains == 0 ? 0 : _least;
        }
    }

    /// <summary>Makes it anew if Nodes changed.</summary>
    public void Refresh()
    {
        if (IsCurrent)
            return;
        (_epoch, _static) = (snapshot.Epoch, snapshot.StaticVersion);
        Version++;
        if (_byValue.Length < Key.Values.Count)
            (_byValue, _nodes) = (new int[Key.Values.Count], new int[Key.Values.Count]);
        Array.Clear(_byValue);
        Array.Clear(_nodes);
        (_total, _domains) = (0, 0);
        var ids = Key.Ids.Values;
        var counts = source.ByRow;
        var counted = Among is null ? [] : Among.Rows(snapshot);
        for (var row = 0; row < counts.Length; row++)
        {
            if (ids[row] == LabelColumn.Absent || (Among is not null && !counted[row]))
                continue;
            _byValue[ids[row]] += counts[row];
            _total += counts[row];
            if (_nodes[ids[row]]++ == 0)
                _domains++;
        }
        FindLeast();
    }

    /// <summary>More or fewer of them stand on a Node.</summary>
    public void Add(int row, int number)
    {
        if (!IsCurrent || row >= snapshot.Count)
            return;
        var value = Key.Ids.Values[row];
        if (value == LabelColumn.Absent || (Among is not null && !Among.Rows(snapshot)[row]))
            return;
        var before = _byValue[value];
        _byValue[value] = before + number;
        _total += number;
        Changes.Add(value);
        if (_atLeast > 0)
            MoveLeast(before, before + number);
    }

    private bool IsCurrent => _epoch == snapshot.Epoch && _static == snapshot.StaticVersion;

    private void MoveLeast(int before, int after)
    {
        if (before == _least)
            _atLeast--;
        if (after < _least)
            (_least, _atLeast) = (after, 1);
        else if (after == _least)
            _atLeast++;
    }

    private void FindLeast()
    {
        (_least, _atLeast) = (int.MaxValue, 0);
        for (var value = 0; value < _byValue.Length; value++)
        {
            if (_nodes[value] == 0 || _byValue[value] > _least)
                continue;
            _atLeast = _byValue[value] == _least ? _atLeast + 1 : 1;
            _least = _byValue[value];
        }
    }
}
