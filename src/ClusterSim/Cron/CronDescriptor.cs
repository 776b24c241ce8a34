namespace ClusterSim.Cron;

/// <summary>Schedules by name.</summary>
/// <remarks>Source: robfig/cron v3, parseDescriptor.</remarks>
internal static class CronDescriptor
{
    private const string Every = "@every ";

    /// <summary>The distance that <c>@every</c> names, at least a second and in whole ones; null for any other descriptor.</summary>
    /// <exception cref="FormatException">What follows is no duration.</exception>
    public static TimeSpan? IntervalOf(string text)
    {
        if (!text.StartsWith(Every, StringComparison.Ordinal))
            return null;
        if (!GoDuration.TryParse(text[Every.Length..], out var duration, out var problem))
            throw new FormatException($"failed to parse duration {text}: {problem}");
        return TimeSpan.FromSeconds(Math.Max(1, Math.Floor(duration.TotalSeconds)));
    }

    /// <exception cref="FormatException">There is no such descriptor.</exception>
    public static string[] FieldsOf(string text) => text switch
    {
        "@yearly" or "@annually" => ["0", "0", "1", "1", "*"],
        "@monthly" => ["0", "0", "1", "*", "*"],
        "@weekly" => ["0", "0", "*", "*", "0"],
        "@daily" or "@midnight" => ["0", "0", "*", "*", "*"],
        "@hourly" => ["0", "*", "*", "*", "*"],
        _ => throw new FormatException("unrecognized descriptor: " + text),
    };
}
