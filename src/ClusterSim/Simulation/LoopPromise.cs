namespace ClusterSim.Simulation;

/// <summary>
/// A result that comes later, for what takes virtual time: an answer from the network, the exit of a program. Its task completes in an event of the
/// instant at which the promise is settled, with no current <see cref="SynchronizationContext"/>: awaits with <c>ConfigureAwait(false)</c> go on
/// inside that event, others are posted back, and nothing runs inside the call of whoever settles it.
/// </summary>
/// <typeparam name="T">The type of the result; <see cref="bool"/> will do if there is none.</typeparam>
public sealed class LoopPromise<T> : ISimulationEvent
{
    private readonly SimulationLoop _loop;
    private readonly TaskCompletionSource<T> _source = new(); // Not RunContinuationsAsynchronously: that would be the thread pool.
    private Action<TaskCompletionSource<T>>? _outcome;

    /// <summary>Makes an open promise.</summary>
    /// <param name="loop">The loop on which it is settled.</param>
    public LoopPromise(SimulationLoop loop)
    {
        ArgumentNullException.ThrowIfNull(loop);
        _loop = loop;
        loop.PromiseMade();
    }

    /// <summary>What to await.</summary>
    public Task<T> Task => _source.Task;

    /// <summary>Whether it has been settled; its task completes within the same instant.</summary>
    public bool IsSettled => _outcome is not null;

    /// <summary>Settles the promise with a result.</summary>
    /// <returns>False if it was settled before.</returns>
    /// <exception cref="InvalidOperationException">Another thread runs the loop in virtual time.</exception>
    public bool TrySetResult(T result) => TrySettle(source => source.SetResult(result));

    /// <summary>Settles the promise with an error.</summary>
    /// <inheritdoc cref="TrySetResult"/>
    public bool TrySetException(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return TrySettle(source => source.SetException(error));
    }

    /// <summary>Settles the promise as cancelled.</summary>
    /// <param name="cancellation">The token to name in the <see cref="OperationCanceledException"/>.</param>
    /// <inheritdoc cref="TrySetResult"/>
    public bool TrySetCanceled(CancellationToken cancellation = default) => TrySettle(source => source.SetCanceled(cancellation));

    /// <summary>Settles the promise with a result.</summary>
    /// <exception cref="InvalidOperationException">It was settled before; or another thread runs the loop in virtual time.</exception>
    public void SetResult(T result)
    {
        if (!TrySetResult(result))
            throw new InvalidOperationException("The promise has been settled already.");
    }

    void ISimulationEvent.Execute() => _outcome!(_source);

    private bool TrySettle(Action<TaskCompletionSource<T>> outcome) => _loop.Invoke(() =>
    {
        if (_outcome is not null)
            return false;
        _outcome = outcome;
        _loop.PromiseSettled();
        _loop.Post(EventKind.Completion, this, null);
        return true;
    });
}
