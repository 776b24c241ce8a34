namespace ClusterSim.Simulation;

/// <summary>
/// Turns what is posted into events of the current instant, which run with such a context current. Each event gets an object of its own: .NET
/// would otherwise let a method that awaits go on inside the call that completes what it awaits, where <see cref="ConfiguredAwaits"/> cannot see it.
/// </summary>
internal sealed class LoopSynchronizationContext(SimulationLoop loop) : SynchronizationContext
{
    private readonly SimulationLoop _loop = loop;

    public override void Post(SendOrPostCallback d, object? state) => _loop.Post(EventKind.Post, d, state);

    public override void Send(SendOrPostCallback d, object? state) =>
        _loop.Invoke(() => _loop.CallInContext(() => { d(state); return true; }));

    public override SynchronizationContext CreateCopy() => this;

    public override bool Equals(object? obj) => obj is LoopSynchronizationContext other && other._loop == _loop;

    public override int GetHashCode() => _loop.GetHashCode();
}
