using System.Numerics;

namespace ClusterSim.Scheduling;

/// <summary>A set of rows of a <see cref="Snapshot"/>, which lists them in ascending order.</summary>
public sealed class RowSet
{
    private const int WordBits = 64;

    private ulong[] _words = [];
    private int _count;

    internal RowSet()
    {
    }

    /// <summary>True when it holds every row.</summary>
    public bool IsAll { get; private set; }

    /// <summary>True when it holds none.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>How many rows were taken in one by one.</summary>
    internal int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    /// <summary>Takes a row in.</summary>
    public void Add(int row)
    {
        _words[row / WordBits] |= 1UL << (row % WordBits);
        IsEmpty = false;
    }

    /// <summary>Takes rows in.</summary>
    public void Add(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
            _words[row / WordBits] |= 1UL << (row % WordBits);
        IsEmpty &= rows.Length == 0;
    }

    /// <summary>Takes every row in.</summary>
    public void AddAll() => (IsAll, IsEmpty) = (true, false);

    /// <summary>Empties it, for rows below <paramref name="count"/>.</summary>
    internal void Clear(int count)
    {
        var words = (count + WordBits - 1) / WordBits;
        if (_words.Length < words)
            _words = new ulong[words];
        else if (!IsEmpty)
            Array.Clear(_words);
        _count = count;
        (IsAll, IsEmpty) = (false, true);
    }

    /// <summary>Lists the rows.</summary>
    /// <returns>How many there are.</returns>
    internal int List(Span<int> into)
    {
        var found = 0;
        for (var word = 0; word * WordBits < _count; word++)
        {
            for (var bits = _words[word]; bits != 0; bits &= bits - 1)
                into[found++] = (word * WordBits) + BitOperations.TrailingZeroCount(bits);
        }
        return found;
    }
}
