using System.Reactive.Concurrency;

namespace ClusterSim.Simulation;

/// <summary>One piece of Rx work in the queue; disposing it cancels it, or what it went on to schedule.</summary>
internal sealed class LoopWork<TState>(SimulationLoop loop, TState state, Func<IScheduler, TState, IDisposable> action) : IDisposable, ISimulationEvent
{
    private ScheduledEvent _event;
    private IDisposable? _successor;
    private bool _disposed;

    public void Start(TimeSpan delay) => _event = loop.Schedule(delay, EventRank.Default, this);

    public void Execute()
    {
        var successor = loop.CallInContext(() => action(loop.Scheduler, state));
        if (_disposed)
            successor.Dispose();
        else
            _successor = successor;
    }

    public void Dispose()
    {
        _disposed = true;
        _event.Cancel();
        _successor?.Dispose();
    }
}
