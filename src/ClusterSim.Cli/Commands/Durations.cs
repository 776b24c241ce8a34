using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ClusterSim.Cli.Commands;

/// <summary>Reads durations as Kubernetes writes them: <c>90s</c>, <c>10m</c>, <c>1h30m</c>, <c>2d</c>.</summary>
internal static partial class Durations
{
    public static TimeSpan Read(ArgumentResult result)
    {
        if (TryRead(result.Tokens[0].Value, out var duration))
            return duration;
        result.AddError($"Expected a duration, as in 90s, 10m, 1h30m or 2d, not \"{result.Tokens[0].Value}\".");
        return default;
    }

    public static bool TryRead(string text, out TimeSpan duration)
    {
        duration = default;
        if (!Whole().IsMatch(text))
            return false;
        var seconds = Part().Matches(text).Sum(part => double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * SecondsIn(part.Groups[2].Value));
        if (seconds > TimeSpan.FromDays(36_500).TotalSeconds)
            return false;
        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    private static double SecondsIn(string unit) => unit switch
    {
        "ms" => 0.001,
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        _ => 86_400,
    };

    [GeneratedRegex(@"^(\d+(\.\d+)?(ms|s|m|h|d))+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(\d+(?:\.\d+)?)(ms|s|m|h|d)")]
    private static partial Regex Part();
}
