namespace ClusterSim.Simulation;

/// <summary>Turns what is posted into events of the current instant, which run with this context current.</summary>
internal sealed class LoopSynchronizationContext(SimulationLoop loop) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => loop.Post(EventKind.Post, d, state);

    public override void Send(SendOrPostCallback d, object? state) =>
        loop.Invoke(() => loop.CallInContext(() => { d(state); return true; }));

    public override SynchronizationContext CreateCopy() => this;
}
