using ClusterSim.Api.Batch;
using ClusterSim.Cron;

namespace ClusterSim.Controllers.CronJobs;

/// <summary>When a CronJob is due: the latest time it has not run for yet, and the next one.</summary>
/// <remarks>Source: cronjob/utils.go, mostRecentScheduleTime, nextScheduleTime, nextScheduleTimeDuration (v1.36).</remarks>
internal sealed class CronTimes
{
    private const int ManyMissed = 100;

    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(100); // nextScheduleDelta

    private readonly CronJob _cronJob;
    private readonly CronSchedule _schedule;
    private readonly TimeZoneInfo _zone;
    private readonly DateTimeOffset _now;

    /// <exception cref="FormatException">The schedule is none.</exception>
    public CronTimes(CronJob cronJob, TimeZoneInfo zone, DateTimeOffset now) =>
        (_cronJob, _schedule, _zone, _now) = (cronJob, CronSchedule.Parse(cronJob.Spec.Schedule), zone, now);

    /// <summary>Whether it is ever due, which on the 31st of February it is not.</summary>
    public bool AreAny => Next(_now) is not null;

    /// <summary>The latest time at which it should have run since it last did; null when there is none, or none that is not too long ago.</summary>
    /// <param name="missedMany">Whether there were more than a hundred such times.</param>
    public DateTimeOffset? Unmet(out bool missedMany)
    {
        var (_, latest, missed) = Latest(heedDeadline: true);
        missedMany = missed > ManyMissed;
        return latest;
    }

    /// <summary>How long until it is to be looked at again; null when it is never due again.</summary>
    public TimeSpan? UntilNext()
    {
        var (earliest, latest, missed) = Latest(heedDeadline: false);
        return Next(latest ?? (missed == 0 ? earliest : _now)) + Margin - _now;
    }

    // Years may have gone by, so the times are not walked one by one: two of them tell how many there were, and the last ones are looked for from there.
    private (DateTimeOffset Earliest, DateTimeOffset? Latest, long Missed) Latest(bool heedDeadline)
    {
        var earliest = (DateTimeOffset)(_cronJob.Status.LastScheduleTime ?? _cronJob.Metadata.CreationTimestamp ?? default(Time));
        if (heedDeadline && _cronJob.Spec.StartingDeadlineSeconds is { } deadline && _now - TimeSpan.FromSeconds(deadline) > earliest)
            earliest = _now - TimeSpan.FromSeconds(deadline);
        if (Next(earliest) is not { } first || first > _now)
            return (earliest, null, 0);
        if (Next(first) is not { } second || second > _now)
            return (earliest, first, 0);
        var between = TimeSpan.FromSeconds(Math.Max(1, Math.Round((second - first).TotalSeconds)));
        var missed = ((long)(_now - first).TotalSeconds / (long)between.TotalSeconds) + 1;
        DateTimeOffset? latest = null;
        for (var time = Next(first + ((missed - 2) * between)); time <= _now; time = Next(time.Value))
            latest = time;
        return (earliest, latest, missed);
    }

    private DateTimeOffset? Next(DateTimeOffset time) => _schedule.Next(time, _zone);
}
