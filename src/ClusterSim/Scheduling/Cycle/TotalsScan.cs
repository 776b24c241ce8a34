using System.Numerics;
using System.Runtime.Intrinsics;

namespace ClusterSim.Scheduling;

/// <summary>Passes over a column of totals.</summary>
internal static class TotalsScan
{
    /// <summary>The highest total, and how many rows have it.</summary>
    public static (int Best, int Ties) Highest(ReadOnlySpan<int> totals)
    {
        var best = int.MinValue;
        foreach (var total in totals)
            best = Math.Max(best, total);
        return (best, totals.Count(best));
    }

    /// <summary>The row that is the <paramref name="k"/>-th, from 0, of those with a total.</summary>
    public static int FindKth(ReadOnlySpan<int> totals, int total, int k)
    {
        var row = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var wanted = Vector256.Create(total);
            for (; row <= totals.Length - Vector256<int>.Count; row += Vector256<int>.Count)
            {
                var found = BitOperations.PopCount(Vector256.Equals(Vector256.Create(totals[row..]), wanted).ExtractMostSignificantBits());
                if (found > k)
                    break;
                k -= found;
            }
        }
        for (; row < totals.Length; row++)
        {
            if (totals[row] == total && k-- == 0)
                return row;
        }
        throw new ArgumentOutOfRangeException(nameof(k), "There are not so many rows of that total.");
    }
}
