namespace ClusterSim.Scheduling;

/// <summary>One fact about every Node, by row.</summary>
internal abstract class Column
{
    /// <summary>Makes room for rows below <paramref name="capacity"/>.</summary>
    public abstract void Grow(int capacity);

    /// <summary>Row i becomes what row <paramref name="from"/>[i] was.</summary>
    public abstract void Permute(ReadOnlySpan<int> from);
}

/// <inheritdoc/>
/// <typeparam name="T">Type of the fact.</typeparam>
internal sealed class Column<T>(int capacity) : Column
{
    private T[] _spare = [];

    public T[] Values { get; private set; } = new T[capacity];

    public override void Grow(int capacity)
    {
        var grown = Values;
        Array.Resize(ref grown, capacity);
        Values = grown;
    }

    public override void Permute(ReadOnlySpan<int> from)
    {
        if (_spare.Length != Values.Length)
            _spare = new T[Values.Length];
        for (var row = 0; row < from.Length; row++)
            _spare[row] = Values[from[row]];
        (Values, _spare) = (_spare, Values);
    }
}
