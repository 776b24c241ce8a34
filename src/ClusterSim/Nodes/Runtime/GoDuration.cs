using System.Globalization;

namespace ClusterSim.Nodes.Runtime;

/// <summary>Durations as Go prints them, which event and status texts quote: <c>1.2s</c>, <c>5m0s</c>, <c>350ms</c>.</summary>
internal static class GoDuration
{
    /// <summary>The text for <paramref name="duration"/>, cut to milliseconds.</summary>
    public static string Format(TimeSpan duration)
    {
        var milliseconds = (long)duration.TotalMilliseconds;
        if (milliseconds == 0)
            return "0s";
        if (Math.Abs(milliseconds) < 1000)
            return string.Create(CultureInfo.InvariantCulture, $"{milliseconds}ms");
        var minutes = milliseconds / 60_000;
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{milliseconds % 60_000 / 1000m:0.###}s");
        return minutes == 0 ? seconds
            : minutes < 60 ? string.Create(CultureInfo.InvariantCulture, $"{minutes}m{seconds}")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}h{minutes % 60}m{seconds}");
    }
}
