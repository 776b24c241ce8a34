namespace ClusterSim.Nodes.Runtime;

/// <summary>Lines that come at fixed times, as of a probe that asks again and again. Each is worked out when somebody reads it.</summary>
/// <param name="first">When the first comes.</param>
/// <param name="period">Time between two.</param>
/// <param name="text">The line of a time; all are about as long.</param>
internal sealed class LogRun(DateTimeOffset first, TimeSpan period, Func<DateTimeOffset, string> text)
{
    private long _taken;

    /// <summary>About how long a line is.</summary>
    public int Length { get; } = text(first).Length;

    public DateTimeOffset TimeOf(long number) => first + (number * period);

    public LogLine LineOf(long number) => new(TimeOf(number), LogStream.Stdout, text(TimeOf(number)));

    /// <summary>Takes the lines up to and including a time that were not taken before.</summary>
    public (long First, long Count) TakeUntil(DateTimeOffset time)
    {
        var from = _taken;
        if (time >= first)
            _taken = Math.Max(_taken, ((time - first).Ticks / period.Ticks) + 1);
        return (from, _taken - from);
    }
}
