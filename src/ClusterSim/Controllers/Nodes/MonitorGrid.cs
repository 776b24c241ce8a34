namespace ClusterSim.Controllers.Nodes;

/// <summary>The moments at which something is done that is done again and again: from a start on, once in a period.</summary>
/// <remarks>
/// Who knows that nothing can have changed skips a moment; what happens, happens at one of them all the same. Work of an instant sees
/// everything written before it at that instant, but once it is done, what is written later at that instant waits for the next moment.
/// </remarks>
internal sealed class MonitorGrid(DateTimeOffset start, TimeSpan period)
{
    private DateTimeOffset _done = DateTimeOffset.MinValue;

    /// <summary>The work of the moment <paramref name="now"/> is done.</summary>
    public void Pass(DateTimeOffset now) => _done = now;

    /// <summary>The first moment not before <paramref name="time"/> whose work is still to be done.</summary>
    public DateTimeOffset From(DateTimeOffset time)
    {
        var moment = AtOrAfter(time);
        return moment <= _done ? _done + period : moment;
    }

    /// <summary>The first moment not before <paramref name="time"/>, be it past or future.</summary>
    public DateTimeOffset AtOrAfter(DateTimeOffset time)
    {
        var passed = (time - start).Ticks;
        return passed <= 0 ? start : start.AddTicks((passed + period.Ticks - 1) / period.Ticks * period.Ticks);
    }
}
