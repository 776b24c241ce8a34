using System.Globalization;

namespace ClusterSim.ApiServer.Tables;

/// <summary>Durations as people say them: two units at most, fewer the longer it is.</summary>
/// <remarks>Source: apimachinery util/duration/duration.go, HumanDuration (v1.36).</remarks>
internal static class HumanDuration
{
    private const long SecondsPerMinute = 60;
    private const long SecondsPerHour = 60 * SecondsPerMinute;
    private const long SecondsPerDay = 24 * SecondsPerHour;
    private const long SecondsPerYear = 365 * SecondsPerDay;

    /// <summary>As in <c>45s</c>, <c>5m30s</c>, <c>3h12m</c>, <c>2d4h</c>, <c>400d</c>, <c>3y</c>. A second in the future counts as now.</summary>
    public static string Of(TimeSpan span)
    {
        var seconds = span.Ticks / TimeSpan.TicksPerSecond; // Towards zero, as Go's conversion to int.
        return seconds switch
        {
            < -1 => "<invalid>",
            < 0 => "0s",
            < 2 * SecondsPerMinute => Text(seconds, "s"),
            < 10 * SecondsPerMinute => Text(seconds / SecondsPerMinute, "m", seconds % SecondsPerMinute, "s"),
            < 3 * SecondsPerHour => Text(seconds / SecondsPerMinute, "m"),
            < 8 * SecondsPerHour => Text(seconds / SecondsPerHour, "h", seconds / SecondsPerMinute % 60, "m"),
            < 2 * SecondsPerDay => Text(seconds / SecondsPerHour, "h"),
            < 8 * SecondsPerDay => Text(seconds / SecondsPerDay, "d", seconds / SecondsPerHour % 24, "h"),
            < 2 * SecondsPerYear => Text(seconds / SecondsPerDay, "d"),
            < 8 * SecondsPerYear => Text(seconds / SecondsPerYear, "y", seconds / SecondsPerDay % 365, "d"),
            _ => Text(seconds / SecondsPerYear, "y"),
        };
    }

    private static string Text(long count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");

    private static string Text(long count, string unit, long rest, string smaller) =>
        rest == 0 ? Text(count, unit) : string.Create(CultureInfo.InvariantCulture, $"{count}{unit}{rest}{smaller}");
}
