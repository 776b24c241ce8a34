namespace ClusterSim.Lab.Charts;

/// <summary>Where an axis begins and ends, and the round numbers on it.</summary>
/// <param name="Min">Where it begins.</param>
/// <param name="Max">Where it ends: more than where it begins.</param>
/// <param name="Step">How far the ticks are apart.</param>
internal readonly record struct Ticks(double Min, double Max, double Step)
{
    private static readonly double[] Round = [1, 2, 2.5, 5, 10];

    /// <summary>The ticks, from left to right.</summary>
    public IEnumerable<double> Values
    {
        get
        {
            for (var index = (long)Math.Ceiling(Min / Step - 1e-9); index <= (long)Math.Floor(Max / Step + 1e-9); index++)
                yield return index * Step;
        }
    }

    /// <summary>An axis for values, which ends at ticks where nobody says where it ends.</summary>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The largest.</param>
    /// <param name="min">Where it has to begin, or null.</param>
    /// <param name="max">Where it has to end, or null.</param>
    /// <param name="wanted">About how many ticks there are to be.</param>
    /// <param name="isTight">Whether it ends where the values do.</param>
    public static Ticks For(double low, double high, double? min, double? max, int wanted, bool isTight = false)
    {
        var from = min ?? (low >= 0 && low < 0.4 * high && !isTight ? 0 : low);
        var to = max ?? high;
        if (!double.IsFinite(from) || !double.IsFinite(to))
            (from, to) = (0, 1);
        if (to <= from)
            (from, to) = min is null && max is not null ? (to - Width(to), to) : (from, from + Width(from));
        var step = StepFor((to - from) / Math.Max(1, wanted));
        if (isTight)
            return new(from, to, step);
        return new(min ?? Math.Floor(from / step + 1e-9) * step, max ?? Math.Ceiling(to / step - 1e-9) * step, step);
    }

    private static double Width(double value) => value == 0 ? 1 : Math.Abs(value) * 0.1;

    private static double StepFor(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (var factor in Round)
        {
            if (factor * power >= least * (1 - 1e-9))
                return factor * power;
        }
        return 10 * power;
    }
}
