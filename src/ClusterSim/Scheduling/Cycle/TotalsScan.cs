using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClusterSim.Scheduling;

/// <summary>Passes over columns of scores and totals.</summary>
internal static class TotalsScan
{
    private const int WordBits = 64;

    /// <summary>Adds weighted scores to sums, up to the first that is out of range.</summary>
    /// <returns>How many were added.</returns>
    public static int AddWeighted(ReadOnlySpan<long> scores, int weight, int max, Span<int> sums)
    {
        var (row, limit, factor) = (0, new Vector<ulong>((ulong)max), new Vector<int>(weight));
        for (; row <= scores.Length - Vector<int>.Count; row += Vector<int>.Count)
        {
            var (low, high) = (new Vector<long>(scores[row..]), new Vector<long>(scores[(row + Vector<long>.Count)..]));
            if (Vector.GreaterThanAny(Vector.AsVectorUInt64(low), limit) || Vector.GreaterThanAny(Vector.AsVectorUInt64(high), limit))
                break;
            (new Vector<int>(sums[row..]) + (Vector.Narrow(low, high) * factor)).CopyTo(sums[row..]);
        }
        return row;
    }

    /// <summary>Adds a constant to the sums of rows that nobody rejects; the others get -1.</summary>
    public static void Sum(ReadOnlySpan<int> sums, int constant, ReadOnlySpan<byte> rejectedBy, Span<int> totals)
    {
        var row = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var (added, none) = (Vector256.Create(constant), Vector256.Create(-1));
            for (; row <= sums.Length - Vector256<int>.Count; row += Vector256<int>.Count)
            {
                var flags = MemoryMarshal.Read<ulong>(rejectedBy[row..]);
                var total = Vector256.Create(sums[row..]) + added;
                if (flags != 0)
                    total = Vector256.ConditionalSelect(Vector256.Equals(Widen(flags), Vector256<int>.Zero), total, none);
                total.CopyTo(totals[row..]);
            }
        }
        for (; row < sums.Length; row++)
            totals[row] = rejectedBy[row] == 0 ? sums[row] + constant : -1;
    }

    /// <summary>Sets of bits, united.</summary>
    public static void Or(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> both)
    {
        var row = 0;
        for (; row <= left.Length - Vector<byte>.Count; row += Vector<byte>.Count)
            (new Vector<byte>(left[row..]) | new Vector<byte>(right[row..])).CopyTo(both[row..]);
        for (; row < left.Length; row++)
            both[row] = (byte)(left[row] | right[row]);
    }

    /// <summary>The highest total, and how many rows have it.</summary>
    public static (int Best, int Ties) Highest(ReadOnlySpan<int> totals)
    {
        var best = int.MinValue;
        var row = 0;
        if (totals.Length >= Vector<int>.Count)
        {
            var highest = new Vector<int>(int.MinValue);
            for (; row <= totals.Length - Vector<int>.Count; row += Vector<int>.Count)
                highest = Vector.Max(highest, new Vector<int>(totals[row..]));
            for (var lane = 0; lane < Vector<int>.Count; lane++)
                best = Math.Max(best, highest[lane]);
        }
        for (; row < totals.Length; row++)
            best = Math.Max(best, totals[row]);
        return (best, totals.Count(best));
    }

    /// <summary>The row that is the <paramref name="k"/>-th, from 0, of those with a total.</summary>
    public static int FindKth(ReadOnlySpan<int> totals, int total, int k)
    {
        var row = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref var first = ref MemoryMarshal.GetReference(totals);
            var wanted = Vector256.Create(total);
            for (; row <= totals.Length - WordBits; row += WordBits)
            {
                var found = BitOperations.PopCount(Matches(ref first, row, wanted) | (Matches(ref first, row + (WordBits / 2), wanted) << (WordBits / 2)));
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

    // A bit for each of 32 totals.
    private static ulong Matches(ref int totals, int row, Vector256<int> wanted)
    {
        var bits = 0UL;
        for (var part = 0; part < 4; part++)
        {
            var some = Vector256.LoadUnsafe(ref totals, (nuint)(row + (part * Vector256<int>.Count)));
            bits |= (ulong)Vector256.Equals(some, wanted).ExtractMostSignificantBits() << (part * Vector256<int>.Count);
        }
        return bits;
    }

    private static Vector256<int> Widen(ulong eight)
    {
        var shorts = Vector128.WidenLower(Vector128.CreateScalar(eight).AsByte());
        return Vector256.Create(Vector128.WidenLower(shorts), Vector128.WidenUpper(shorts)).AsInt32();
    }
}
