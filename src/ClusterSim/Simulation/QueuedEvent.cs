namespace ClusterSim.Simulation;

/// <summary>An event taken from the queue, to be run.</summary>
internal readonly struct QueuedEvent(EventKind kind, object callback, object? state)
{
    public EventKind Kind { get; } = kind;

    public object Callback { get; } = callback;

    public object? State { get; } = state;
}
