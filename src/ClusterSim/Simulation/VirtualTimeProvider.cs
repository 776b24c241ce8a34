namespace ClusterSim.Simulation;

/// <summary>The loop's clock as .NET code knows clocks. Timestamps are ticks since the loop's start.</summary>
internal sealed class VirtualTimeProvider(SimulationLoop loop) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => loop.Now;

    public override long GetTimestamp() => loop.Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(loop, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}
