namespace ClusterSim.Simulation;

/// <summary>A timer whose ticks are events. Unlike a system timer it is kept alive by the queue alone, so that no collection can change a run.</summary>
internal sealed class VirtualTimer(SimulationLoop loop, TimerCallback callback, object? state) : ITimer, ISimulationEvent
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture(); // Null where its flow is suppressed, as for most of the BCL's own timers.
    private ScheduledEvent _next;
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private volatile bool _disposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfNotADuration(dueTime);
        ThrowIfNotADuration(period);
        return loop.IsHeld ? ChangeHeld(dueTime, period) : ChangeFromOutside(dueTime, period);
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        loop.Discard(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Execute()
    {
        if (_disposed)
            return; // By another thread, just now.
        if (IsPeriodic)
            _next = loop.Schedule(_period, EventRank.Default, this, periodic: true); // First, since the callback may change or dispose the timer.
        if (_context is null)
            callback(state);
        else
            ExecutionContext.Run(_context, static self => ((VirtualTimer)self!).Call(), this);
    }

    internal void CancelEvent() => _next.Cancel();

    private bool IsPeriodic => _period > TimeSpan.Zero;

    private void Call() => callback(state);

    private bool ChangeFromOutside(TimeSpan dueTime, TimeSpan period) => loop.Ask(() => ChangeHeld(dueTime, period), "set a timer");

    private bool ChangeHeld(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
            return false;
        _next.Cancel();
        _period = period;
        if (dueTime != Timeout.InfiniteTimeSpan)
            _next = loop.Schedule(dueTime, EventRank.Default, this, IsPeriodic);
        return true;
    }

    private static void ThrowIfNotADuration(TimeSpan time)
    {
        if (time != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
    }
}
