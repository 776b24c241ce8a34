using ClusterSim.Simulation;

namespace ClusterSim.Storage;

/// <summary>One that is told of changes in a scope, from some revision on.</summary>
internal sealed class Subscription(SimulationLoop loop, WatchHub hub, WatchScope scope, long sequence, long after, Action<StoreChange> handler) : IDisposable
{
    public WatchScope Scope { get; } = scope;

    /// <summary>Who subscribed first is told first, whatever the scope.</summary>
    public long Sequence { get; } = sequence;

    public void Deliver(in StoreChange change)
    {
        if (change.Revision <= after)
            return;
        if (Scope.Kind != WatchScope.ScopeKind.Node)
            handler(change);
        else if (change.Within(Scope) is { } visible)
            handler(visible);
    }

    public void Dispose() => loop.Invoke(() =>
    {
        after = long.MaxValue; // Even a delivery that is going on skips it.
        hub.Remove(this);
    });
}
