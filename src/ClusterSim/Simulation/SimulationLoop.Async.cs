namespace ClusterSim.Simulation;

/// <content>Asynchronous user code on the loop.</content>
public sealed partial class SimulationLoop
{
    private int _openPromises;

    /// <summary>Starts an asynchronous body at the current instant and runs the loop until it has completed.</summary>
    /// <param name="body">Runs with <see cref="Context"/> current. Its exceptions reach the caller as they are.</param>
    /// <param name="within">
    /// How long to run at most, in virtual time; not negative. Null: as long as it takes, but no longer than a virtual day with nothing around but periodic work.
    /// </param>
    /// <exception cref="SimulationException">Nothing was left in the queue that could complete the body, or not within the limit; or an event threw; or the instant did not end.</exception>
    /// <inheritdoc cref="Run(TimeSpan)" path="/exception"/>
    public void Run(Func<Task> body, TimeSpan? within = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        var end = EndOf(within ?? TimeSpan.MaxValue);
        using var drive = Drive(nameof(Run));
        var task = CallInContext(body);
        RunToCompletion(task, end);
        task.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Run(Func{Task}, TimeSpan?)"/>
    /// <returns>What the body returned.</returns>
    public T Run<T>(Func<Task<T>> body, TimeSpan? within = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        Task<T>? task = null;
        Run(() => (Task)(task = body()), within);
        return task!.Result;
    }

    /// <summary>Starts asynchronous user code that nobody awaits, such as a program or a reconcile.</summary>
    /// <param name="body">Called at once, with <see cref="Context"/> current, up to its first incomplete await; its continuations are events.</param>
    /// <param name="completed">
    /// Called with no current context and the exception the body ended with (an <see cref="OperationCanceledException"/> if it was cancelled), or null: inside
    /// this call if the body completed without waiting, else as an event. Never called if the loop is disposed before. What it throws stops the run.
    /// </param>
    /// <exception cref="InvalidOperationException">Another thread runs the loop in virtual time.</exception>
    public void Start(Func<Task> body, Action<Exception?> completed)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(completed);
        Invoke(() => StartedBody.Start(this, body, completed));
    }

    /// <summary>Starts an asynchronous request on the loop, with <see cref="Context"/> current, from any thread that may call <see cref="Invoke{T}(Func{T})"/>.</summary>
    /// <param name="request">What to do. It goes on as the loop is driven, or as the pump runs it.</param>
    /// <returns>Its result. Awaiting it from another thread never continues on the loop.</returns>
    /// <exception cref="InvalidOperationException">Another thread runs the loop in virtual time.</exception>
    public Task<T> InvokeAsync<T>(Func<Task<T>> request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (IsHeld)
            return CallInContext(request);

        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Begin() => CallInContext(() => RelayAsync(request, answer));
        if (_live is not { } pump || !pump.TryPost(Begin))
            Invoke(Begin);
        return answer.Task;
    }

    /// <summary>Waits for virtual time to pass: <c>await loop.Delay(t)</c>. Cheaper than <c>Task.Delay(t, loop.Time)</c>.</summary>
    /// <param name="delay">How long. Zero and less: until what already waits at this instant, deliveries and ordinary events, has run.</param>
    /// <param name="cancellation">Ends the wait early, with an <see cref="OperationCanceledException"/>.</param>
    public LoopDelay Delay(TimeSpan delay, CancellationToken cancellation = default) => new(this, delay, cancellation);

    internal void PromiseMade() => _openPromises++;

    internal void PromiseSettled() => _openPromises--;

    internal TResult CallInContext<TResult>(Func<TResult> body)
    {
        var context = SynchronizationContext.Current;
        try
        {
            SynchronizationContext.SetSynchronizationContext(new LoopSynchronizationContext(this));
            return body();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private static async Task RelayAsync<T>(Func<Task<T>> request, TaskCompletionSource<T> answer)
    {
        try
        {
            answer.SetResult(await request());
        }
        catch (OperationCanceledException cancelled)
        {
            answer.SetCanceled(cancelled.CancellationToken);
        }
        catch (Exception error)
        {
            answer.SetException(error);
        }
    }

    private void RunToCompletion(Task body, long end)
    {
        var idleSince = _queue.Now;
        while (!body.IsCompleted)
        {
            var waited = RunInstant(end, until: body);
            if (body.IsCompleted)
                return;
            if (!IsIdle)
                idleSince = _queue.Now;
            if (!waited && _queue.Count > 0)
            {
                _queue.AdvanceTo(end);
                throw Failure($"The asynchronous body did not complete in time: {WhatIsAwaited()}");
            }
            if (!waited || _queue.Now - idleSince > Day.Ticks)
                throw Failure($"The asynchronous body still waits, but nothing is left that could complete it: {WhatIsAwaited()} Likely causes: a task that nobody completes; {IntrusionException.Causes}.");
        }
    }

    private string WhatIsAwaited() =>
        $"{Describe(_queue.Count - _queue.PeriodicCount, "event")} and {Describe(_queue.PeriodicCount, "periodic event")} in the queue, {Describe(_openPromises, "open promise")}.";
}
