namespace ClusterSim.Simulation;

/// <summary>Rx work that comes again and again until disposed.</summary>
internal sealed class PeriodicLoopWork<TState>(SimulationLoop loop, TState state, TimeSpan period, Func<TState, TState> action) : IDisposable, ISimulationEvent
{
    private ScheduledEvent _next;
    private TState _state = state;

    public void Start() => _next = loop.Schedule(period, EventRank.Default, this, periodic: true);

    public void Execute()
    {
        Start(); // First, since the action may dispose this.
        _state = loop.CallInContext(() => action(_state));
    }

    public void Dispose() => _next.Cancel();
}
