namespace ClusterSim.ApiServer.Validation.Diffs;

/// <summary>Finds which lines of two texts correspond: the longest common run first, then the same before and after it.</summary>
/// <remarks>Source: go-difflib, SequenceMatcher.</remarks>
internal sealed class LineMatcher
{
    private const int PopularFrom = 200; // Below this many lines, none is too frequent to be matched.

    private readonly string[] _a;
    private readonly string[] _b;
    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal); // Where each line of b stands; only looked up.

    public LineMatcher(string[] a, string[] b)
    {
        (_a, _b) = (a, b);
        for (var i = 0; i < b.Length; i++)
        {
            if (!_places.TryGetValue(b[i], out var places))
                _places[b[i]] = places = [];
            places.Add(i);
        }
        if (b.Length < PopularFrom)
            return;
        foreach (var line in b)
            if (_places.TryGetValue(line, out var places) && places.Count > b.Length / 100 + 1)
                _places.Remove(line);
    }

    /// <summary>What turns the first text into the second, in order.</summary>
    public List<Edit> Edits()
    {
        var edits = new List<Edit>();
        var (a, b) = (0, 0);
        foreach (var match in Matches())
        {
            if (a < match.A || b < match.B)
                edits.Add(new(false, a, match.A, b, match.B));
            (a, b) = (match.A + match.Length, match.B + match.Length);
            if (match.Length > 0)
                edits.Add(new(true, match.A, a, match.B, b));
        }
        return edits;
    }

    // Adjacent runs are joined; an empty one at the end closes the list.
    private List<(int A, int B, int Length)> Matches()
    {
        var found = new List<(int A, int B, int Length)>();
        Collect(0, _a.Length, 0, _b.Length, found);
        var joined = new List<(int A, int B, int Length)>();
        foreach (var match in found)
            if (joined.Count > 0 && joined[^1] is var last && last.A + last.Length == match.A && last.B + last.Length == match.B)
                joined[^1] = last with { Length = last.Length + match.Length };
            else
                joined.Add(match);
        joined.Add((_a.Length, _b.Length, 0));
        return joined;
    }

    private void Collect(int aLow, int aHigh, int bLow, int bHigh, List<(int A, int B, int Length)> found)
    {
        var (a, b, length) = Longest(aLow, aHigh, bLow, bHigh);
        if (length == 0)
            return;
        if (aLow < a && bLow < b)
            Collect(aLow, a, bLow, b, found);
        found.Add((a, b, length));
        if (a + length < aHigh && b + length < bHigh)
            Collect(a + length, aHigh, b + length, bHigh, found);
    }

    // The longest common run, the earliest of several; grown over frequent lines, which cannot start one.
    private (int A, int B, int Length) Longest(int aLow, int aHigh, int bLow, int bHigh)
    {
        var (bestA, bestB, best) = (aLow, bLow, 0);
        var lengths = new Dictionary<int, int>(); // Length of the run that ends at a place in b; only looked up.
        for (var i = aLow; i < aHigh; i++)
        {
            var next = new Dictionary<int, int>();
            foreach (var j in _places.GetValueOrDefault(_a[i]) ?? [])
            {
                if (j < bLow)
                    continue;
                if (j >= bHigh)
                    break;
                var length = next[j] = lengths.GetValueOrDefault(j - 1) + 1;
                if (length > best)
                    (bestA, bestB, best) = (i - length + 1, j - length + 1, length);
            }
            lengths = next;
        }
        while (bestA > aLow && bestB > bLow && _a[bestA - 1] == _b[bestB - 1])
            (bestA, bestB, best) = (bestA - 1, bestB - 1, best + 1);
        while (bestA + best < aHigh && bestB + best < bHigh && _a[bestA + best] == _b[bestB + best])
            best++;
        return (bestA, bestB, best);
    }
}
