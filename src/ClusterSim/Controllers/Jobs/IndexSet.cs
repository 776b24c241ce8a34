using System.Globalization;

namespace ClusterSim.Controllers.Jobs;

/// <summary>Completion indexes, as intervals in order: <c>0,2-4</c>.</summary>
/// <remarks>Source: job/indexed_job_utils.go, orderedIntervals (v1.36).</remarks>
internal sealed class IndexSet
{
    public static readonly IndexSet Empty = new([]);

    private readonly List<(int First, int Last)> _intervals;

    private IndexSet(List<(int First, int Last)> intervals) => _intervals = intervals;

    /// <summary>How many indexes there are.</summary>
    public int Count => _intervals.Sum(interval => interval.Last - interval.First + 1);

    /// <summary>Reads what <see cref="ToString"/> writes; indexes that are not below <paramref name="completions"/> and what is no number are left out.</summary>
    public static IndexSet Parse(string? text, int completions)
    {
        if (string.IsNullOrEmpty(text))
            return Empty;
        var set = new IndexSet([]);
        foreach (var interval in text.Split(','))
        {
            var ends = interval.Split('-');
            if (!TryRead(ends[0], out var first))
                continue;
            if (first >= completions)
                break; // They are in order.
            var last = first;
            if (ends.Length > 1 && !TryRead(ends[1], out last))
                continue;
            set.Append(first, Math.Min(last, completions - 1));
        }
        return set;
    }

    /// <summary>The set of <paramref name="indexes"/>, in whatever order.</summary>
    public static IndexSet Of(IEnumerable<int> indexes)
    {
        var set = new IndexSet([]);
        foreach (var index in indexes.Order())
            set.Append(index, index);
        return set;
    }

    /// <summary>What is in one of the two or in both.</summary>
    public IndexSet Union(IndexSet other)
    {
        if (other._intervals.Count == 0)
            return this;
        var union = new IndexSet([]);
        var (i, j) = (0, 0);
        while (i < _intervals.Count || j < other._intervals.Count)
        {
            var takesOwn = j == other._intervals.Count || (i < _intervals.Count && _intervals[i].First < other._intervals[j].First);
            var (first, last) = takesOwn ? _intervals[i++] : other._intervals[j++];
            union.Append(first, last);
        }
        return union;
    }

    public bool Contains(int index)
    {
        var (low, high) = (0, _intervals.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_intervals[middle].Last >= index)
                high = middle;
            else
                low = middle + 1;
        }
        return low < _intervals.Count && _intervals[low].First <= index;
    }

    /// <summary>How many indexes are in both.</summary>
    public int CountCommon(IndexSet other)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < _intervals.Count && j < other._intervals.Count)
        {
            var (own, others) = (_intervals[i], other._intervals[j]);
            common += Math.Max(0, Math.Min(own.Last, others.Last) - Math.Max(own.First, others.First) + 1);
            if (own.Last <= others.Last)
                i++;
            if (others.Last <= own.Last)
                j++;
        }
        return common;
    }

    /// <summary>The lowest indexes below <paramref name="completions"/> that are not in the set, at most <paramref name="count"/> of them.</summary>
    public List<int> FirstMissing(int count, int completions)
    {
        var missing = new List<int>();
        var candidate = 0;
        foreach (var (first, last) in _intervals)
        {
            for (; candidate < first && candidate < completions && missing.Count < count; candidate++)
                missing.Add(candidate);
            candidate = Math.Max(candidate, last + 1);
        }
        for (; candidate < completions && missing.Count < count; candidate++)
            missing.Add(candidate);
        return missing;
    }

    public override string ToString() => string.Join(',', _intervals.Select(interval => interval switch
    {
        var (first, last) when first == last => $"{first}",
        var (first, last) when first + 1 == last => $"{first},{last}",
        var (first, last) => $"{first}-{last}",
    }));

    private static bool TryRead(string text, out int index) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index);

    private void Append(int first, int last)
    {
        if (_intervals.Count == 0 || first > _intervals[^1].Last + 1)
            _intervals.Add((first, last));
        else if (_intervals[^1].Last < last)
            _intervals[^1] = (_intervals[^1].First, last);
    }
}
