using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Processes;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The command <c>date</c>: the cluster's time, in UTC.</summary>
internal static class DateCommand
{
    public static async Task<int> RunAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "d", "date");
        var time = process.Loop.Now;
        if (arguments.Find("d", "date") is { } given)
        {
            if (given.StartsWith('@') && long.TryParse(given.AsSpan(1), CultureInfo.InvariantCulture, out var seconds))
                time = DateTimeOffset.FromUnixTimeSeconds(seconds);
            else if (DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
                time = parsed;
            else
            {
                await process.WriteErrorAsync($"date: invalid date '{given}'");
                return 1;
            }
        }
        var format = arguments.Operands.Find(word => word.StartsWith('+'))?[1..];
        await process.WriteLineAsync(
            format is not null ? Format(time, format)
            : process.Arguments.Any(word => word.StartsWith("-I", StringComparison.Ordinal) || word.StartsWith("--iso", StringComparison.Ordinal)) ? Format(time, process.Arguments.Any(word => word.EndsWith("seconds", StringComparison.Ordinal) || word.EndsWith("Is", StringComparison.Ordinal)) ? "%Y-%m-%dT%H:%M:%S+00:00" : "%Y-%m-%d")
            : arguments.Has("R") ? Format(time, "%a, %d %b %Y %H:%M:%S +0000")
            : Format(time, "%a %b %e %H:%M:%S UTC %Y"));
        return 0;
    }

    private static string Format(DateTimeOffset time, string format)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
                text.Append(format[i]);
            else
                text.Append(Field(time, format[++i]));
        }
        return text.ToString();
    }

    private static string Field(DateTimeOffset time, char field) => field switch
    {
        'Y' => time.At("yyyy"),
        'm' => time.At("MM"),
        'd' => time.At("dd"),
        'e' => time.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2),
        'H' => time.At("HH"),
        'I' => time.At("hh"),
        'M' => time.At("mm"),
        'S' => time.At("ss"),
        'N' => time.At("fffffff") + "00",
        'p' => time.At("tt"),
        'a' => time.At("ddd"),
        'A' => time.At("dddd"),
        'b' or 'h' => time.At("MMM"),
        'B' => time.At("MMMM"),
        'y' => time.At("yy"),
        'j' => time.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
        'F' => time.At("yyyy-MM-dd"),
        'T' => time.At("HH:mm:ss"),
        'R' => time.At("HH:mm"),
        'D' => time.At("MM/dd/yy"),
        'c' => time.At("ddd MMM d HH:mm:ss yyyy"),
        's' => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        'u' => (time.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)time.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'Z' => "UTC",
        'z' => "+0000",
        'n' => "\n",
        't' => "\t",
        '%' => "%",
        _ => "%" + field,
    };

    private static string At(this DateTimeOffset time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
