using System.Globalization;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Indexes of a Job as rising intervals: <c>1,3-5,7</c>.</summary>
/// <remarks>Source: batch/validation/validation.go, validateIndexesFormat (v1.36).</remarks>
internal static class IndexIntervals
{
    /// <summary>Counts the indexes, all of which must be below <paramref name="completions"/>; false, with the reason, when they cannot be read.</summary>
    public static bool TryCount(string text, int completions, out int total, out string problem)
    {
        (total, problem) = (0, "");
        var last = -1;
        foreach (var interval in text.Length == 0 ? [] : text.Split(','))
        {
            if (!TryRead(interval, completions, out var first, out var end, out problem))
                return false;
            if (last >= first)
            {
                problem = $"non-increasing order, previous: {last}, current: {first}";
                return false;
            }
            total += end - first + 1;
            last = end;
        }
        return true;
    }

    /// <summary>The first index that both lists contain; null when there is none. What cannot be read is passed over.</summary>
    public static int? FirstCommon(string a, string b, int completions)
    {
        foreach (var (first, end) in Readable(a, completions))
            foreach (var (otherFirst, otherEnd) in Readable(b, completions))
                if (first <= otherEnd && otherFirst <= end)
                    return Math.Max(first, otherFirst);
        return null;
    }

    private static IEnumerable<(int First, int End)> Readable(string text, int completions)
    {
        foreach (var interval in text.Length == 0 ? [] : text.Split(','))
            if (TryRead(interval, completions, out var first, out var end, out _))
                yield return (first, end);
    }

    private static bool TryRead(string interval, int completions, out int first, out int end, out string problem)
    {
        (first, end) = (0, 0);
        var limits = interval.Split('-');
        if (limits.Length > 2)
        {
            problem = $"the fragment {GoText.Quote(interval)} violates the requirement that an index interval can have at most two parts separated by '-'";
            return false;
        }
        if (!TryReadIndex(limits[0], completions, out first, out problem) || !TryReadIndex(limits[^1], completions, out end, out problem))
            return false;
        if (limits.Length == 2 && first >= end)
            problem = $"non-increasing order, previous: {first}, current: {end}";
        return problem.Length == 0;
    }

    private static bool TryReadIndex(string text, int completions, out int index, out string problem)
    {
        problem = !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index)
            ? $"cannot convert string to integer for index: {GoText.Quote(text)}"
            : index >= completions ? $"too large index: {GoText.Quote(text)}" : "";
        return problem.Length == 0;
    }
}
