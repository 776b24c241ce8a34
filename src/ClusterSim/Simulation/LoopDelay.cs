using System.Runtime.CompilerServices;

namespace ClusterSim.Simulation;

/// <summary>What <see cref="SimulationLoop.Delay"/> returns: to be awaited, each time anew. The awaiting method goes on inside the event, without a hop.</summary>
public readonly struct LoopDelay
{
    private readonly SimulationLoop _loop;
    private readonly TimeSpan _delay;
    private readonly CancellationToken _cancellation;

    internal LoopDelay(SimulationLoop loop, TimeSpan delay, CancellationToken cancellation)
    {
        _loop = loop;
        _delay = delay;
        _cancellation = cancellation;
    }

    /// <summary>For the compiler.</summary>
    public Awaiter GetAwaiter() => new(_loop, _delay, _cancellation);

    /// <summary>Starts to wait at once, as a task, for <c>Task.WhenAny</c> and its like.</summary>
    public async Task AsTask() => await this;

    /// <summary>For the compiler.</summary>
    public readonly struct Awaiter : ICriticalNotifyCompletion
    {
        private readonly SimulationLoop _loop;
        private readonly TimeSpan _delay;
        private readonly CancellationToken _cancellation;

        internal Awaiter(SimulationLoop loop, TimeSpan delay, CancellationToken cancellation)
        {
            _loop = loop;
            _delay = delay;
            _cancellation = cancellation;
        }

        /// <summary>Whether there is nothing to wait for: only if cancelled beforehand.</summary>
        public bool IsCompleted => _cancellation.IsCancellationRequested;

        /// <summary>Ends the wait.</summary>
        /// <exception cref="OperationCanceledException">It was cancelled.</exception>
        public void GetResult() => _cancellation.ThrowIfCancellationRequested();

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation)
        {
            // Code that runs with the loop's context goes on with it; other code, such as that after ConfigureAwait(false), without.
            var kind = _loop.Context.Equals(SynchronizationContext.Current) ? EventKind.Continuation : EventKind.BareContinuation;
            if (_cancellation.CanBeCanceled)
                new CancellableDelay(_loop, kind, continuation).Start(_delay, _cancellation);
            else
                _loop.Enqueue(_delay, EventRank.Default, kind, continuation, null, periodic: false);
        }
    }
}
