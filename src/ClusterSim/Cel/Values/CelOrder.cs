using System.Text;

namespace ClusterSim.Cel;

/// <summary>Which of two values comes first.</summary>
internal static class CelOrder
{
    /// <summary>Negative, zero or positive; null when the two cannot be compared, or one is no number.</summary>
    public static int? Compare(CelValue left, CelValue right) => (left, right) switch
    {
        (CelBool a, CelBool b) => a.IsTrue.CompareTo(b.IsTrue),
        (CelString a, CelString b) => CompareText(a.Value, b.Value),
        (CelBytes a, CelBytes b) => a.Value.AsSpan().SequenceCompareTo(b.Value),
        (CelTimestamp a, CelTimestamp b) => a.Nanoseconds.CompareTo(b.Nanoseconds),
        (CelDuration a, CelDuration b) => a.Nanoseconds.CompareTo(b.Nanoseconds),
        _ => CompareNumbers(left, right),
    };

    /// <summary>Compares numbers of any type; null when one is no number, or not a number.</summary>
    public static int? CompareNumbers(CelValue left, CelValue right) => (left, right) switch
    {
        (CelInt a, CelInt b) => a.Value.CompareTo(b.Value),
        (CelUint a, CelUint b) => a.Value.CompareTo(b.Value),
        (CelInt a, CelUint b) => a.Value < 0 ? -1 : ((ulong)a.Value).CompareTo(b.Value),
        (CelUint a, CelInt b) => b.Value < 0 ? 1 : a.Value.CompareTo((ulong)b.Value),
        (CelDouble a, CelDouble b) => CompareDoubles(a.Value, b.Value),
        (CelDouble a, CelInt b) => -CompareWhole(b.Value, a.Value),
        (CelInt a, CelDouble b) => CompareWhole(a.Value, b.Value),
        (CelDouble a, CelUint b) => -CompareWhole(b.Value, a.Value),
        (CelUint a, CelDouble b) => CompareWhole(a.Value, b.Value),
        _ => null,
    };

    private static int? CompareDoubles(double left, double right) => double.IsNaN(left) || double.IsNaN(right) ? null : left.CompareTo(right);

    private static int? CompareWhole(Int128 left, double right)
    {
        if (double.IsNaN(right))
            return null;
        if (right >= 18446744073709551616.0)
            return -1;
        if (right < -9223372036854775808.0)
            return 1;
        var whole = Math.Floor(right);
        var order = left.CompareTo((Int128)whole);
        return order != 0 ? order : right > whole ? -1 : 0;
    }

    // By code points, as comparing the bytes would; surrogates would come before the last characters of the basic plane.
    private static int CompareText(string left, string right)
    {
        var (a, b) = (left.EnumerateRunes(), right.EnumerateRunes());
        while (true)
        {
            var (hasA, hasB) = (a.MoveNext(), b.MoveNext());
            if (!hasA || !hasB)
                return hasA.CompareTo(hasB);
            var order = a.Current.CompareTo(b.Current);
            if (order != 0)
                return order;
        }
    }
}
