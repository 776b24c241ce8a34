using System.Globalization;

namespace ClusterSim.Cel.Libraries;

/// <summary>The parts of moments, in UTC or in a time zone, and of lengths of time.</summary>
/// <remarks>
/// Source: cel-go common/types/timestamp.go and duration.go. Differs from Kubernetes: time zones are given as offsets or UTC; names such as <c>Europe/Paris</c> are errors,
/// since what they mean depends on the machine.
/// </remarks>
internal static class TimeParts
{
    public static void Add(Func<string, CelFunction> function)
    {
        AddPart(function("getFullYear"), "timestamp_to_year", time => time.Year);
        AddPart(function("getMonth"), "timestamp_to_month", time => time.Month - 1);
        AddPart(function("getDayOfYear"), "timestamp_to_day_of_year", time => time.DayOfYear - 1);
        AddPart(function("getDayOfMonth"), "timestamp_to_day_of_month", time => time.Day - 1);
        AddPart(function("getDate"), "timestamp_to_day_of_month_1_based", time => time.Day);
        AddPart(function("getDayOfWeek"), "timestamp_to_day_of_week", time => (int)time.DayOfWeek);
        AddPart(function("getHours"), "timestamp_to_hours", time => time.Hour);
        AddPart(function("getMinutes"), "timestamp_to_minutes", time => time.Minute);
        AddPart(function("getSeconds"), "timestamp_to_seconds", time => time.Second);
        AddPart(function("getMilliseconds"), "timestamp_to_milliseconds", time => time.Millisecond);
        AddLength(function("getHours"), "duration_to_hours", CelDuration.Hour);
        AddLength(function("getMinutes"), "duration_to_minutes", CelDuration.Minute);
        AddLength(function("getSeconds"), "duration_to_seconds", CelDuration.Second);
        AddLength(function("getMilliseconds"), "duration_to_milliseconds", CelDuration.Millisecond);
    }

    private static void AddPart(CelFunction function, string id, Func<DateTime, int> part) => function
        .Member(id, [CelType.Timestamp], CelType.Int, given => new CelInt(part(((CelTimestamp)given[0]).Time.UtcDateTime)))
        .Member(id + "_with_tz", [CelType.Timestamp, CelType.String], CelType.Int, given => Offset(((CelString)given[1]).Value) is { } offset
            ? new CelInt(part(((CelTimestamp)given[0]).Time.UtcDateTime + offset))
            : new CelError($"unknown time zone {((CelString)given[1]).Value}"));

    private static void AddLength(CelFunction function, string id, long unit) =>
        function.Member(id, [CelType.Duration], CelType.Int, given => new CelInt(((CelDuration)given[0]).Nanoseconds / unit));

    private static TimeSpan? Offset(string zone)
    {
        if (zone is "UTC" or "")
            return TimeSpan.Zero;
        var isNegative = zone.StartsWith('-');
        var parts = zone.TrimStart('+', '-').Split(':');
        return parts is [var hours, var minutes] && Number(hours) is { } hour and <= 23 && Number(minutes) is { } minute and <= 59 ? new TimeSpan(hour, minute, 0) * (isNegative ? -1 : 1) : null;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
