namespace ClusterSim.Lab.Reports;

/// <summary>Some figures in a few words.</summary>
/// <param name="Count">How many there are; with none, all others are zero.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Min">The smallest.</param>
/// <param name="LowerQuartile">A quarter lie below.</param>
/// <param name="Median">Half lie below.</param>
/// <param name="UpperQuartile">Three quarters lie below.</param>
/// <param name="Max">The largest.</param>
public readonly record struct Statistics(int Count, double Mean, double Min, double LowerQuartile, double Median, double UpperQuartile, double Max)
{
    /// <summary>The statistics of some figures; quartiles between two of them are interpolated.</summary>
    public static Statistics Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? default
            : new(sorted.Length, sorted.Sum() / sorted.Length, sorted[0], Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75), sorted[^1]);
    }

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
