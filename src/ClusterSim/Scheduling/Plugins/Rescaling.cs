using System.Numerics;

namespace ClusterSim.Scheduling.Plugins;

/// <summary>Turns raw scores of any range into scores from 0 to 100.</summary>
internal static class Rescaling
{
    private const double Max = IScorePlugin.MaxNodeScore;

    /// <summary>100 × (highest + lowest − raw) / highest; 100 for all when the highest is 0.</summary>
    /// <remarks>Source: plugins/podtopologyspread/scoring.go, NormalizeScore (v1.36).</remarks>
    public static void Reverse(Span<long> scores)
    {
        var (least, most) = Range(scores);
        Reverse(scores, least, most);
    }

    /// <summary>The same, where not all scores count for which is lowest and highest; what becomes of those is of no use.</summary>
    public static void Reverse(Span<long> scores, long least, long most)
    {
        if (most == 0)
        {
            scores.Fill(IScorePlugin.MaxNodeScore);
            return;
        }
        var sum = most + least;
        var i = 0;
        for (; i <= scores.Length - Vector<long>.Count; i += Vector<long>.Count)
        {
            // Exact: the quotient of whole numbers below 2^53 never rounds up to a whole number it does not reach.
            var worth = Vector.ConvertToDouble(new Vector<long>(sum) - new Vector<long>(scores[i..]));
            Vector.ConvertToInt64Native(worth * Max / new Vector<double>(most)).CopyTo(scores[i..]);
        }
        for (; i < scores.Length; i++)
            scores[i] = IScorePlugin.MaxNodeScore * (sum - scores[i]) / most;
    }

    /// <summary>100 × (raw − lowest) / (highest − lowest); 0 for all when they are the same.</summary>
    /// <remarks>Source: plugins/interpodaffinity/scoring.go, NormalizeScore (v1.36).</remarks>
    public static void Stretch(Span<long> scores)
    {
        var (least, most) = Range(scores);
        if (most == least)
        {
            scores.Clear();
            return;
        }
        var width = new Vector<double>(most - least);
        var i = 0;
        for (; i <= scores.Length - Vector<long>.Count; i += Vector<long>.Count)
        {
            var share = Vector.ConvertToDouble(new Vector<long>(scores[i..]) - new Vector<long>(least)) / width;
            Vector.ConvertToInt64Native(share * Max).CopyTo(scores[i..]);
        }
        for (; i < scores.Length; i++)
            scores[i] = (long)(Max * ((scores[i] - least) / (double)(most - least)));
    }

    private static (long Least, long Most) Range(ReadOnlySpan<long> scores)
    {
        var (least, most) = (long.MaxValue, long.MinValue);
        var i = 0;
        if (scores.Length >= Vector<long>.Count)
        {
            var (low, high) = (new Vector<long>(long.MaxValue), new Vector<long>(long.MinValue));
            for (; i <= scores.Length - Vector<long>.Count; i += Vector<long>.Count)
            {
                var some = new Vector<long>(scores[i..]);
                (low, high) = (Vector.Min(low, some), Vector.Max(high, some));
            }
            for (var lane = 0; lane < Vector<long>.Count; lane++)
                (least, most) = (Math.Min(least, low[lane]), Math.Max(most, high[lane]));
        }
        for (; i < scores.Length; i++)
            (least, most) = (Math.Min(least, scores[i]), Math.Max(most, scores[i]));
        return (least, most);
    }
}
