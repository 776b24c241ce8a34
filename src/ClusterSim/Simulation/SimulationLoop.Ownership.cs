using System.Collections.Concurrent;

namespace ClusterSim.Simulation;

/// <content>Who may touch the loop: the thread that holds it; other threads take it when it is free, ask the live pump, or are refused.</content>
public sealed partial class SimulationLoop
{
    private readonly object _gate = new();
    private readonly ConcurrentQueue<VirtualTimer> _discarded = new();
    private int _owner;
    private volatile bool _running;
    private volatile bool _needsAttention;
    private IntrusionException? _intrusion;

    /// <summary>Whether the current thread holds the loop: it is inside an event, a run or an <see cref="Invoke(Action)"/>.</summary>
    internal bool IsHeld => _owner == Environment.CurrentManagedThreadId;

    /// <summary>Does something on the loop, at the current instant, and waits for it.</summary>
    /// <remarks>
    /// From inside an event it is done at once. From another thread: if nobody runs the loop, the thread takes the loop and does it itself;
    /// if the loop runs live, the pump does it between two events; if the loop runs in virtual time, it is refused. Called from outside an event,
    /// it runs with no current <see cref="SynchronizationContext"/>.
    /// </remarks>
    /// <param name="request">What to do; its exceptions reach the caller as they are.</param>
    /// <exception cref="InvalidOperationException">Another thread runs the loop in virtual time, so that the outcome would depend on chance. The run stops, too.</exception>
    public T Invoke<T>(Func<T> request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return IsHeld ? request() : Ask(request, "call into the loop");
    }

    /// <summary>As <see cref="Invoke{T}(Func{T})"/>, for calls that are made so often that a closure each would count.</summary>
    internal T Invoke<TState, T>(TState state, Func<TState, T> request) => IsHeld ? request(state) : InvokeFromOutside(state, request);

    private T InvokeFromOutside<TState, T>(TState state, Func<TState, T> request) => Ask(() => request(state), "call into the loop");

    /// <inheritdoc cref="Invoke{T}(Func{T})"/>
    public void Invoke(Action request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (IsHeld)
            request();
        else
            Ask(() => { request(); return true; }, "call into the loop");
    }

    /// <summary>Does something on the loop, as <see cref="Invoke{T}(Func{T})"/> does, but without blocking the caller while the pump is busy.</summary>
    /// <param name="request">What to do; its exceptions end up in the task.</param>
    /// <returns>Its result. Completed already, unless the loop runs live and another thread asked.</returns>
    /// <exception cref="InvalidOperationException">Another thread runs the loop in virtual time.</exception>
    public Task<T> InvokeAsync<T>(Func<T> request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!IsHeld && _live is { } pump && pump.TryAsk(request, out var answer))
            return answer;
        try
        {
            return Task.FromResult(Invoke(request));
        }
        catch (Exception error) when (error is not IntrusionException)
        {
            return Task.FromException<T>(error);
        }
    }

    internal T Ask<T>(Func<T> request, string purpose)
    {
        while (true)
        {
            if (_live is { } pump && pump.TryAsk(request, out var answer))
                return answer.GetAwaiter().GetResult();
            if (!TryHold(purpose))
                continue; // Live began or is about to end.
            var context = SynchronizationContext.Current;
            try
            {
                SynchronizationContext.SetSynchronizationContext(null);
                return request();
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(context);
                Release();
            }
        }
    }

    /// <summary>Puts a callback into the queue from any thread. Never throws, since on a pool thread that would end the process: an intruder only stops the run.</summary>
    internal void Post(EventKind kind, object callback, object? state)
    {
        if (IsHeld)
        {
            if (!_disposed) // What comes late from another thread has nothing left to go on with.
                _queue.Add(_queue.Now, EventRank.Default, kind, callback, state, periodic: false);
            return;
        }
        PostFromOutside(kind, callback, state);
    }

    private void PostFromOutside(EventKind kind, object callback, object? state)
    {
        if (_live is { } pump && pump.TryPost(() => Post(kind, callback, state)))
            return;
        try
        {
            Ask(() => { Post(kind, callback, state); return true; }, "post a continuation");
        }
        catch (IntrusionException)
        {
            // Kept for the run, which stops with it.
        }
    }

    /// <summary>Takes note, from any thread (finalizers among them), that a timer is not wanted any more. Never throws and hardly ever waits.</summary>
    internal void Discard(VirtualTimer timer)
    {
        var takes = !IsHeld && Monitor.TryEnter(_gate);
        if (takes)
            _owner = Environment.CurrentManagedThreadId;
        if (IsHeld)
            timer.CancelEvent();
        else
        {
            _discarded.Enqueue(timer);
            _needsAttention = true;
        }
        if (takes)
            Release();
    }

    /// <summary>Takes the loop for the current thread. False: it runs live.</summary>
    private bool TryHold(string purpose)
    {
        while (!Monitor.TryEnter(_gate, millisecondsTimeout: 1))
        {
            if (_live is not null)
                return false;
            if (_running)
                throw Intrude(purpose); // Otherwise another thread is inside a short Invoke.
        }
        if (_live is not null) // The pump has not come to it yet.
        {
            Monitor.Exit(_gate);
            return false;
        }
        _owner = Environment.CurrentManagedThreadId;
        return true;
    }

    private void Release()
    {
        _owner = 0;
        Monitor.Exit(_gate);
    }

    private IntrusionException Intrude(string purpose)
    {
        var error = new IntrusionException(purpose);
        Interlocked.CompareExchange(ref _intrusion, error, null);
        _needsAttention = true;
        return error;
    }

    /// <summary>Looks at what other threads left behind.</summary>
    private void Attend()
    {
        _needsAttention = false;
        while (_discarded.TryDequeue(out var timer))
            timer.CancelEvent();
        if (Interlocked.Exchange(ref _intrusion, null) is { } intrusion)
            throw Failure($"The run was stopped: {intrusion.Message}", intrusion);
    }
}
