using System.Globalization;

namespace ClusterSim.Api;

/// <summary>Durations as Go writes them, which schedules, events and conditions quote: <c>1h30m0s</c>, <c>2.5s</c>, <c>350ms</c>.</summary>
/// <remarks>Source: Go time.ParseDuration, time.Duration.String.</remarks>
internal static class GoDuration
{
    private static readonly (string Unit, double Ticks)[] Units =
    [
        ("ns", 0.01), ("us", 10), ("µs", 10), ("μs", 10), ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond), ("m", TimeSpan.TicksPerMinute), ("h", TimeSpan.TicksPerHour),
    ];

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

    /// <summary>Reads what Go would read; otherwise <paramref name="problem"/> is what it says.</summary>
    public static bool TryParse(string text, out TimeSpan duration, out string problem)
    {
        duration = TimeSpan.Zero;
        problem = $"time: invalid duration \"{text}\"";
        var negative = text.StartsWith('-');
        var rest = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        if (rest == "0")
            return true;
        if (rest.Length == 0)
            return false;
        var ticks = 0.0;
        while (rest.Length > 0)
        {
            var number = Take(rest, character => char.IsAsciiDigit(character) || character == '.');
            var unit = Take(rest[number.Length..], character => !char.IsAsciiDigit(character) && character != '.');
            if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
                return false;
            if (unit.Length == 0)
            {
                problem = $"time: missing unit in duration \"{text}\"";
                return false;
            }
            if (Array.Find(Units, known => known.Unit == unit) is not { Unit: not null } found)
            {
                problem = $"time: unknown unit \"{unit}\" in duration \"{text}\"";
                return false;
            }
            ticks += amount * found.Ticks;
            rest = rest[(number.Length + unit.Length)..];
        }
        duration = TimeSpan.FromTicks((long)(negative ? -ticks : ticks));
        return true;
    }

    private static string Take(string text, Func<char, bool> accept) => new(text.TakeWhile(accept).ToArray());
}
