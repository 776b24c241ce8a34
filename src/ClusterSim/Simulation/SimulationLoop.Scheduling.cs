using System.Runtime.CompilerServices;

namespace ClusterSim.Simulation;

/// <content>Putting events into the queue and taking them out again.</content>
public sealed partial class SimulationLoop
{
    private readonly ConfiguredAwaits _configured = new();

    /// <summary>Schedules an action. It runs with no current <see cref="SynchronizationContext"/>.</summary>
    /// <param name="delay">How long from now in virtual time; zero and less: at the current instant, after what already waits there.</param>
    /// <param name="rank">What it yields to at its instant.</param>
    /// <param name="action">What to do. An exception stops the run.</param>
    /// <param name="periodic">Whether this is recurring background work that <see cref="RunUntilIdle"/> does not wait for. Not inherited by what the action schedules.</param>
    /// <returns>A handle to cancel it.</returns>
    /// <exception cref="ObjectDisposedException">The loop was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread than the loop's called while the loop runs in virtual time.</exception>
    public ScheduledEvent Schedule(TimeSpan delay, EventRank rank, Action action, bool periodic = false)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Enqueue(delay, rank, EventKind.Action, action, null, periodic);
    }

    /// <summary>Schedules an action with its state, so that no closure is needed.</summary>
    /// <param name="delay">How long from now in virtual time; zero and less: at the current instant, after what already waits there.</param>
    /// <param name="rank">What it yields to at its instant.</param>
    /// <param name="action">What to do. An exception stops the run.</param>
    /// <param name="state">Handed to the action; may be null.</param>
    /// <param name="periodic">Whether this is recurring background work that <see cref="RunUntilIdle"/> does not wait for.</param>
    /// <inheritdoc cref="Schedule(TimeSpan, EventRank, Action, bool)"/>
    public ScheduledEvent Schedule(TimeSpan delay, EventRank rank, Action<object?> action, object? state, bool periodic = false)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Enqueue(delay, rank, EventKind.ActionWithState, action, state, periodic);
    }

    /// <summary>Schedules an event object.</summary>
    /// <param name="delay">How long from now in virtual time; zero and less: at the current instant, after what already waits there.</param>
    /// <param name="rank">What it yields to at its instant.</param>
    /// <param name="simulationEvent">What to run; may be in the queue more than once.</param>
    /// <param name="periodic">Whether this is recurring background work that <see cref="RunUntilIdle"/> does not wait for.</param>
    /// <inheritdoc cref="Schedule(TimeSpan, EventRank, Action, bool)"/>
    public ScheduledEvent Schedule(TimeSpan delay, EventRank rank, ISimulationEvent simulationEvent, bool periodic = false)
    {
        ArgumentNullException.ThrowIfNull(simulationEvent);
        return Enqueue(delay, rank, EventKind.Event, simulationEvent, null, periodic);
    }

    internal ScheduledEvent Enqueue(TimeSpan delay, EventRank rank, EventKind kind, object callback, object? state, bool periodic)
    {
        if (!IsHeld)
            return EnqueueFromOutside(delay, rank, kind, callback, state, periodic); // Apart, since a closure here would be paid for by every caller.

        ObjectDisposedException.ThrowIf(_disposed, this);
        var (slot, sequence) = _queue.Add(TimeAfter(delay), rank, kind, callback, state, periodic);
        return new ScheduledEvent(this, slot, sequence);
    }

    internal bool Cancel(int slot, long sequence) => IsHeld ? _queue.Cancel(slot, sequence) : CancelFromOutside(slot, sequence);

    internal bool IsPending(int slot, long sequence) => IsHeld ? _queue.IsPending(slot, sequence) : IsPendingFromOutside(slot, sequence);

    private ScheduledEvent EnqueueFromOutside(TimeSpan delay, EventRank rank, EventKind kind, object callback, object? state, bool periodic) =>
        Ask(() => Enqueue(delay, rank, kind, callback, state, periodic), "schedule an event");

    private bool CancelFromOutside(int slot, long sequence) => Ask(() => _queue.Cancel(slot, sequence), "cancel an event");

    private bool IsPendingFromOutside(int slot, long sequence) => Ask(() => _queue.IsPending(slot, sequence), "look at an event");

    /// <summary>The instant after a delay; what lies beyond the calendar's end is due at its end.</summary>
    private long TimeAfter(TimeSpan delay) =>
        delay.Ticks <= 0 ? _queue.Now : delay.Ticks < _horizon - _queue.Now ? _queue.Now + delay.Ticks : _horizon;

    internal void Execute(in QueuedEvent next)
    {
        switch (next.Kind) // The kind says what the callback is: a checked cast would cost as much as the rest.
        {
            case EventKind.Action or EventKind.BareContinuation:
                Unsafe.As<Action>(next.Callback)();
                break;
            case EventKind.ActionWithState:
                Unsafe.As<Action<object?>>(next.Callback)(next.State);
                break;
            case EventKind.Event or EventKind.Completion:
                Unsafe.As<ISimulationEvent>(next.Callback).Execute();
                break;
            case EventKind.Post:
                EnterContext(next.State);
                Unsafe.As<SendOrPostCallback>(next.Callback)(next.State);
                SynchronizationContext.SetSynchronizationContext(null); // After an exception, whoever drives restores it.
                break;
            case EventKind.Continuation:
                EnterContext(next.Callback);
                Unsafe.As<Action>(next.Callback)();
                SynchronizationContext.SetSynchronizationContext(null);
                break;
        }
    }

    private void EnterContext(object? continuation)
    {
        if (!_configured.Await(continuation))
            SynchronizationContext.SetSynchronizationContext(new LoopSynchronizationContext(this));
    }
}
