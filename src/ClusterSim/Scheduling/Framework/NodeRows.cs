namespace ClusterSim.Scheduling;

/// <summary>Some rows of a <see cref="Snapshot"/>, in ascending order: the Nodes a plugin is asked about.</summary>
public readonly ref struct NodeRows
{
    private readonly ReadOnlySpan<int> _rows;

    private NodeRows(ReadOnlySpan<int> rows, int count, bool isAll)
    {
        _rows = rows;
        Count = count;
        IsAll = isAll;
    }

    /// <summary>True when these are all rows of the snapshot, so that row and place are the same and whole columns can be passed over.</summary>
    public bool IsAll { get; }

    /// <summary>How many rows these are.</summary>
    public int Count { get; }

    /// <summary>The row at <paramref name="place"/>.</summary>
    public int this[int place] => IsAll ? place : _rows[place];

    /// <summary>Takes the values at these rows out of a column.</summary>
    internal void Gather<T>(ReadOnlySpan<T> column, Span<T> into)
    {
        if (IsAll)
        {
            column[..Count].CopyTo(into);
            return;
        }
        for (var i = 0; i < _rows.Length; i++)
            into[i] = column[_rows[i]];
    }

    /// <summary>All rows of a snapshot of <paramref name="count"/> Nodes.</summary>
    internal static NodeRows All(int count) => new([], count, true);

    /// <summary>The rows listed, which must ascend.</summary>
    internal static NodeRows Of(ReadOnlySpan<int> rows) => new(rows, rows.Length, false);
}
