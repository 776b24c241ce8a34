namespace ClusterSim.Cron;

/// <summary>When something is due, in the notation of cron: minute, hour, day of month, month, day of week; or <c>@daily</c>, <c>@every 1h30m</c> and the like.</summary>
/// <remarks>Source: robfig/cron v3, ParseStandard and SpecSchedule.Next, which Kubernetes uses.</remarks>
internal sealed class CronSchedule
{
    private const int YearsAhead = 5; // What is not due within them is never due, as 30 February.

    private readonly ulong _minutes;
    private readonly ulong _hours;
    private readonly ulong _daysOfMonth;
    private readonly ulong _months;
    private readonly ulong _daysOfWeek;
    private readonly TimeSpan? _every;

    private CronSchedule(TimeSpan every) => _every = every;

    private CronSchedule(string[] fields)
    {
        _minutes = CronField.Minutes.Read(fields[0]);
        _hours = CronField.Hours.Read(fields[1]);
        _daysOfMonth = CronField.DaysOfMonth.Read(fields[2]);
        _months = CronField.Months.Read(fields[3]);
        _daysOfWeek = CronField.DaysOfWeek.Read(fields[4]);
    }

    /// <summary>The distance of <c>@every</c>; null for a schedule by the calendar.</summary>
    public TimeSpan? Every => _every;

    /// <summary>The time zone a <c>TZ=</c> or <c>CRON_TZ=</c> in front names; null when there is none.</summary>
    public TimeZoneInfo? Zone { get; private init; }

    /// <summary>Reads a schedule.</summary>
    /// <exception cref="FormatException">It is none; the message is that of the library Kubernetes uses.</exception>
    public static CronSchedule Parse(string text)
    {
        if (text.Length == 0)
            throw new FormatException("empty spec string");
        if (!text.StartsWith("TZ=", StringComparison.Ordinal) && !text.StartsWith("CRON_TZ=", StringComparison.Ordinal))
            return ParseRest(text, null);
        var space = text.IndexOf(' ');
        var name = text[(text.IndexOf('=') + 1)..(space < 0 ? text.Length : space)];
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            throw new FormatException($"provided bad location {name}: unknown time zone {name}");
        return ParseRest(space < 0 ? "" : text[space..].Trim(), zone);
    }

    /// <summary>The first time after <paramref name="time"/> at which it is due, in whole seconds; null when it never is again.</summary>
    /// <param name="time">An instant.</param>
    /// <param name="zone">The zone whose clock the fields mean, unless the schedule names one itself; null for UTC.</param>
    public DateTimeOffset? Next(DateTimeOffset time, TimeZoneInfo? zone = null)
    {
        if (_every is { } every)
            return new DateTimeOffset((time + every).Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, time.Offset);
        return NextByCalendar(time, Zone ?? zone ?? TimeZoneInfo.Utc);
    }

    private static CronSchedule ParseRest(string text, TimeZoneInfo? zone)
    {
        if (text.StartsWith('@'))
            return CronDescriptor.IntervalOf(text) is { } every ? new(every) { Zone = zone } : new(CronDescriptor.FieldsOf(text)) { Zone = zone };
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5)
            throw new FormatException($"expected exactly 5 fields, found {fields.Length}: [{string.Join(' ', fields)}]");
        return new(fields) { Zone = zone };
    }

    private static bool Has(ulong bits, int number) => (bits & (1UL << number)) != 0;

    // Walks the clock of the zone; what it skips in spring is never due, what it repeats in autumn is due the first time.
    private DateTimeOffset? NextByCalendar(DateTimeOffset time, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone).DateTime;
        var candidate = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0).AddMinutes(1);
        var last = local.Year + YearsAhead;
        while (candidate.Year <= last)
        {
            if (!Has(_months, candidate.Month))
                candidate = new DateTime(candidate.Year, candidate.Month, 1).AddMonths(1);
            else if (!IsDay(candidate))
                candidate = candidate.Date.AddDays(1);
            else if (!Has(_hours, candidate.Hour))
                candidate = candidate.Date.AddHours(candidate.Hour + 1);
            else if (!Has(_minutes, candidate.Minute))
                candidate = candidate.AddMinutes(1);
            else if (zone.IsInvalidTime(candidate))
                candidate = candidate.AddMinutes(1);
            else if (new DateTimeOffset(candidate, zone.GetUtcOffset(candidate)) is var due && due > time)
                return due;
            else
                candidate = candidate.AddMinutes(1);
        }
        return null;
    }

    // Where both kinds of day restrict, either will do.
    private bool IsDay(DateTime date)
    {
        var (day, weekday) = (Has(_daysOfMonth, date.Day), Has(_daysOfWeek, (int)date.DayOfWeek));
        return CronField.IsStar(_daysOfMonth) || CronField.IsStar(_daysOfWeek) ? day && weekday : day || weekday;
    }
}
