using ClusterSim.Client;
using ClusterSim.Simulation;

namespace ClusterSim.Reconcilers;

/// <summary>Items that wait to be worked on: without duplicates, one at a time, retried when the work fails.</summary>
/// <remarks>
/// <para>An item that is added while it waits is there once; one that is added while it is worked on is worked on again afterwards, never twice at a time.
/// Work begins at rank <see cref="EventRank.Reconcile"/>: when everything else that happens at that virtual instant is done, and one item after the other.</para>
/// <para>Source: client-go util/workqueue (v1.36).</para>
/// </remarks>
/// <typeparam name="TItem">What the queue holds; told apart by its equality.</typeparam>
public sealed class WorkQueue<TItem> where TItem : notnull
{
    private const int Restless = 10_000; // As often as this, nothing is worked on at one instant that comes to rest at all.

    private readonly SimulationLoop _loop;
    private readonly Func<TItem, CancellationToken, ValueTask<Result>> _work;
    private readonly WorkQueueOptions _options;
    private readonly Queue<TItem> _waiting = new();
    private readonly Dictionary<TItem, State> _states = [];
    private readonly Dictionary<TItem, int> _worksOnItem = []; // Looked up, never enumerated.
    private readonly Action _workOnNext;
    private readonly CallTimes? _calls;
    private DateTimeOffset _instant;
    private long _worksAtInstant;
    private TokenBucket _retries;
    private long _failures;
    private int _running;
    private bool _scheduled;

    /// <summary>An empty queue.</summary>
    /// <param name="loop">The loop on which the work is done.</param>
    /// <param name="work">Works on one item. An exception means: try again later.</param>
    /// <param name="options">Null for the defaults.</param>
    public WorkQueue(SimulationLoop loop, Func<TItem, CancellationToken, ValueTask<Result>> work, WorkQueueOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(work);
        (_loop, _work, _options) = (loop, work, options ?? new());
        _workOnNext = WorkOnNext;
        _retries = new(_options.RetriesPerSecond, _options.RetryBurst, loop.Now);
    }

    internal WorkQueue(SimulationLoop loop, Func<TItem, CancellationToken, ValueTask<Result>> work, WorkQueueOptions? options, CallTimes calls) : this(loop, work, options) =>
        _calls = calls;

    /// <summary>Called after each failure.</summary>
    public event Action<WorkFailure<TItem>>? Failed;

    /// <summary>Whose queue it is, for errors.</summary>
    internal string Owner { get; init; } = "A work queue";

    /// <summary>How many items wait to be worked on now; those added for later do not count.</summary>
    public int Count => _waiting.Count;

    /// <summary>Items whose last attempt failed, the earliest failure first.</summary>
    public IReadOnlyList<WorkFailure<TItem>> Failures =>
        [.. _states.Values.Where(state => state.Failure is not null).OrderBy(state => state.FailureNumber).Select(state => state.Failure!)];

    /// <summary>Adds an item, unless it waits already. If it was also to be added later, it is worked on then once more.</summary>
    public void Add(TItem item)
    {
        var state = StateOf(item);
        if (state.IsDirty)
            return;
        state.IsDirty = true;
        if (state.IsWorkedOn)
            return; // It is queued again when that is done.
        _waiting.Enqueue(item);
        Wake();
    }

    /// <summary>Adds an item later; if that was asked for before, the earlier time counts.</summary>
    /// <param name="item">Which item.</param>
    /// <param name="delay">How much later in virtual time; zero and less: now.</param>
    /// <param name="periodic">Whether this is background work that <c>RunUntilIdle</c> does not wait for.</param>
    public void AddAfter(TItem item, TimeSpan delay, bool periodic = false)
    {
        if (delay <= TimeSpan.Zero)
        {
            Add(item);
            return;
        }
        var state = StateOf(item);
        var due = _loop.Now + delay;
        if (state.Timer.IsPending && state.Due <= due)
            return;
        state.Timer.Cancel();
        state.Due = due;
        state.Timer = _loop.Schedule(delay, EventRank.Default, () => Add(item), periodic);
    }

    /// <summary>Adds an item after a delay that doubles each time, until <see cref="Forget"/>.</summary>
    /// <returns>The delay.</returns>
    public TimeSpan AddRateLimited(TItem item)
    {
        var state = StateOf(item);
        var seconds = Math.Min(_options.FirstRetry.TotalSeconds * Math.Pow(2, state.Retries++), _options.LastRetry.TotalSeconds);
        var delay = TimeSpan.FromSeconds(seconds);
        if (_retries.Reserve(_loop.Now) is var held && held > delay)
            delay = held;
        AddAfter(item, delay);
        return delay;
    }

    /// <summary>Begins the delays of an item anew, as after a success.</summary>
    public void Forget(TItem item)
    {
        if (!_states.TryGetValue(item, out var state))
            return;
        (state.Retries, state.Failure) = (0, null);
        Drop(item, state);
    }

    private void Wake()
    {
        if (_scheduled || _waiting.Count == 0 || _running >= _options.MaxConcurrent)
            return;
        _scheduled = true;
        _loop.Schedule(TimeSpan.Zero, EventRank.Reconcile, _workOnNext);
    }

    private void WorkOnNext()
    {
        _scheduled = false;
        var item = _waiting.Dequeue();
        StopIfRestless(item);
        var state = StateOf(item);
        (state.IsDirty, state.IsWorkedOn) = (false, true);
        _running++;
        ValueTask<Result> attempt;
        _calls?.Begin();
        try
        {
            attempt = _loop.CallInContext(() => _work(item, _loop.Lifetime));
        }
        catch (Exception error)
        {
            attempt = ValueTask.FromException<Result>(error);
        }
        var busy = _calls?.End() ?? TimeSpan.Zero;
        if (!attempt.IsCompleted)
            Await(item, attempt.AsTask());
        else if (busy > TimeSpan.Zero)
            _loop.Schedule(busy, EventRank.Default, () => FinishAndWake(item, attempt));
        else
            Finish(item, attempt);
        Wake();
    }

    /// <summary>Stops a run in which the work on an item wakes itself again and again without any time passing: it would never end.</summary>
    private void StopIfRestless(TItem item)
    {
        if (_loop.Now != _instant)
        {
            (_instant, _worksAtInstant) = (_loop.Now, 0);
            _worksOnItem.Clear();
        }
        if (++_worksAtInstant <= Restless) // Items are counted one by one only when there may be such a one: a large cluster has much to do at an instant.
            return;
        _worksOnItem[item] = _worksOnItem.GetValueOrDefault(item) + 1;
        if (_worksOnItem[item] > Restless)
            throw _loop.Failure($"{Owner} has worked on {item} more than {Restless:N0} times at one instant and never comes to rest. Something that it writes, or that others write in answer, wakes it again: write only what differs from what is there.");
    }

    private void FinishAndWake(TItem item, ValueTask<Result> attempt)
    {
        Finish(item, attempt);
        Wake();
    }

    private void Await(TItem item, Task<Result> attempt) => _loop.Start(() => attempt, _ => FinishAndWake(item, new(attempt)));

    private void Finish(TItem item, ValueTask<Result> attempt)
    {
        var state = _states[item];
        state.IsWorkedOn = false;
        _running--;
        if (state.IsDirty)
            _waiting.Enqueue(item);
        if (attempt is { IsCompletedSuccessfully: true, Result.IsRequeued: true })
            AddRateLimited(item);
        else if (attempt.IsCompletedSuccessfully)
            Succeed(item, state, attempt.Result);
        else if (!_loop.Lifetime.IsCancellationRequested)
            Fail(item, state, attempt.AsTask());
    }

    private void Succeed(TItem item, State state, Result result)
    {
        (state.Retries, state.Failure) = (0, null);
        if (result.RequeueAfter is { } delay)
            AddAfter(item, delay, result.IsPeriodic);
        Drop(item, state);
    }

    private void Fail(TItem item, State state, Task attempt)
    {
        var error = attempt.Exception?.InnerException ?? new OperationCanceledException("The work was cancelled.");
        var delay = AddRateLimited(item);
        state.FailureNumber = _failures++;
        state.Failure = new(item, error, state.Retries, _loop.Now, _loop.Now + delay);
        Failed?.Invoke(state.Failure);
    }

    private State StateOf(TItem item)
    {
        if (!_states.TryGetValue(item, out var state))
            _states.Add(item, state = new());
        return state;
    }

    /// <summary>Forgets an item of which there is nothing left to know.</summary>
    private void Drop(TItem item, State state)
    {
        if (!state.IsDirty && !state.IsWorkedOn && state.Retries == 0 && !state.Timer.IsPending)
            _states.Remove(item);
    }

    private sealed class State
    {
        public bool IsDirty;
        public bool IsWorkedOn;
        public int Retries;
        public ScheduledEvent Timer;
        public DateTimeOffset Due;
        public WorkFailure<TItem>? Failure;
        public long FailureNumber;
    }
}
