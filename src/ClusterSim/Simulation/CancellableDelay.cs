namespace ClusterSim.Simulation;

/// <summary>A delay that ends when its time has come or its token is cancelled, whichever is first, and once.</summary>
internal sealed class CancellableDelay(SimulationLoop loop, EventKind kind, Action continuation) : ISimulationEvent
{
    private ScheduledEvent _elapsed;
    private CancellationTokenRegistration _registration;
    private bool _ended;

    public void Start(TimeSpan delay, CancellationToken cancellation)
    {
        _elapsed = loop.Schedule(delay, EventRank.Default, this);
        _registration = cancellation.UnsafeRegister(static self => ((CancellableDelay)self!).Cancel(), this);
    }

    public void Execute()
    {
        _ended = true;
        _registration.Dispose();
        loop.Execute(new QueuedEvent(kind, continuation, null));
    }

    /// <summary>The awaiting method goes on in an event of its own, not inside the call of whoever cancels.</summary>
    private void Cancel()
    {
        if (_ended)
            return;
        _ended = true;
        _elapsed.Cancel();
        loop.Post(kind, continuation, null);
    }
}
