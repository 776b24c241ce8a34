using System.Reactive.Concurrency;

namespace ClusterSim.Simulation;

/// <summary>The loop as an Rx scheduler. It offers periodic work and a stopwatch, lest Rx should emulate them with real ones; nothing long-running.</summary>
internal sealed class LoopScheduler(SimulationLoop loop) : IScheduler, ISchedulerPeriodic, IStopwatchProvider, IServiceProvider
{
    public DateTimeOffset Now => loop.Now;

    public IDisposable Schedule<TState>(TState state, Func<IScheduler, TState, IDisposable> action) =>
        Schedule(state, TimeSpan.Zero, action);

    public IDisposable Schedule<TState>(TState state, DateTimeOffset dueTime, Func<IScheduler, TState, IDisposable> action) =>
        Schedule(state, dueTime - loop.Now, action);

    public IDisposable Schedule<TState>(TState state, TimeSpan dueTime, Func<IScheduler, TState, IDisposable> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var work = new LoopWork<TState>(loop, state, action);
        work.Start(dueTime);
        return work;
    }

    public IDisposable SchedulePeriodic<TState>(TState state, TimeSpan period, Func<TState, TState> action)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(action);
        var work = new PeriodicLoopWork<TState>(loop, state, period, action);
        work.Start();
        return work;
    }

    public IStopwatch StartStopwatch() => new LoopStopwatch(loop);

    public object? GetService(Type serviceType) =>
        serviceType == typeof(ISchedulerPeriodic) || serviceType == typeof(IStopwatchProvider) ? this : null;

    private sealed class LoopStopwatch(SimulationLoop loop) : IStopwatch
    {
        private readonly TimeSpan _start = loop.Elapsed;

        public TimeSpan Elapsed => loop.Elapsed - _start;
    }
}
