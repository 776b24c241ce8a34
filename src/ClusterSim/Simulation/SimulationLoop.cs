using System.Reactive.Concurrency;

namespace ClusterSim.Simulation;

/// <summary>
/// One queue, one virtual clock, one seed: everything that happens in a simulation is an event that this loop runs, in the order
/// (time, <see cref="EventRank"/>, order of scheduling). Same seed and same inputs give the same run.
/// </summary>
/// <remarks>
/// <para>
/// The loop is a lock, not a thread: whoever drives it, or calls <see cref="Invoke{T}(Func{T})"/>, holds it and is the loop. It is driven
/// either in virtual time, by <c>Run</c>, <c>RunUntil</c> and their like, or live, by a background pump (<see cref="StartLive"/>).
/// Virtual time moves only from event to event while the loop is driven, and computing takes none.
/// </para>
/// <para>
/// Asynchronous code stays deterministic as long as it waits for nothing but this loop: <c>Task.Delay(t, loop.Time)</c>, timers,
/// <c>PeriodicTimer</c>, <c>CancellationTokenSource(t, loop.Time)</c>, Rx operators on <see cref="Scheduler"/>, tasks that such code completes.
/// Timers and promises complete with no current <see cref="SynchronizationContext"/>, so that awaits with <c>ConfigureAwait(false)</c> go on
/// inside the event; user code runs with <see cref="Context"/> current, so that its continuations come back as events.
/// </para>
/// </remarks>
public sealed partial class SimulationLoop : IDisposable
{
    private readonly EventQueue _queue = new();
    private readonly VirtualTimeProvider _time;
    private readonly Dictionary<string, RandomStream> _streams = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _lifetime = new();
    private readonly DateTimeOffset _start;
    private readonly long _horizon;
    private bool _disposed;

    /// <summary>Makes a loop whose clock stands at <paramref name="start"/> and whose queue is empty.</summary>
    /// <param name="seed">What all of its randomness is derived from.</param>
    /// <param name="start">The first instant; kept in UTC.</param>
    public SimulationLoop(ulong seed, DateTimeOffset start)
    {
        Seed = seed;
        Lifetime = _lifetime.Token;
        _start = start.ToUniversalTime();
        _horizon = (DateTimeOffset.MaxValue - _start).Ticks;
        _time = new VirtualTimeProvider(this);
        Context = new LoopSynchronizationContext(this);
        Scheduler = new LoopScheduler(this);
    }

    /// <summary>What all randomness of this loop is derived from.</summary>
    public ulong Seed { get; }

    /// <summary>The virtual time, in UTC.</summary>
    public DateTimeOffset Now => _start.AddTicks(_queue.Now);

    /// <summary>The virtual time since the start.</summary>
    public TimeSpan Elapsed => new(_queue.Now);

    /// <summary>The virtual clock, with timers that fire as events of rank <see cref="EventRank.Default"/>; its local time zone is UTC.</summary>
    /// <remarks>A timer with a period counts as periodic work, one without does not (see <see cref="RunUntilIdle"/>).</remarks>
    public TimeProvider Time => _time;

    /// <summary>The context in which user code runs: what is posted to it becomes an event of the current instant. Events see equal copies of it.</summary>
    public SynchronizationContext Context { get; }

    /// <summary>The Rx scheduler; what it schedules are events of rank <see cref="EventRank.Default"/>, run with <see cref="Context"/> current.</summary>
    public IScheduler Scheduler { get; }

    /// <summary>Cancelled when the loop is disposed: what waits with this token gets a last chance to clean up.</summary>
    public CancellationToken Lifetime { get; }

    /// <summary>How many events wait in the queue, those marked periodic included.</summary>
    public int PendingEvents => _queue.Count;

    /// <summary>How many events have run.</summary>
    public long ExecutedEvents { get; private set; }

    internal int QueueEntries => _queue.Entries;

    /// <summary>The random stream of that name: the same object each time, going on where it stopped.</summary>
    /// <param name="name">Its name, compared ordinally. Streams of different names are independent, so a new consumer shifts no other.</param>
    public RandomStream Random(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (_streams)
        {
            if (!_streams.TryGetValue(name, out var stream))
                _streams.Add(name, stream = new RandomStream(Seed, name));
            return stream;
        }
    }

    /// <summary>Does something that may draw random numbers, and has all streams stand where they stood before.</summary>
    /// <param name="request">What to do.</param>
    internal T WithoutDrawing<T>(Func<T> request)
    {
        var before = _streams.ToDictionary(static stream => stream.Key, static stream => stream.Value.Mark(), StringComparer.Ordinal);
        try
        {
            return request();
        }
        finally
        {
            foreach (var (name, stream) in _streams)
                stream.Return(before.TryGetValue(name, out var position) ? position : new RandomStream(Seed, name).Mark());
        }
    }

    /// <summary>Ends the simulation: stops a live pump, cancels <see cref="Lifetime"/>, drops every event and timer.</summary>
    /// <remarks>
    /// Code that waits with <see cref="Lifetime"/> is resumed, at the current instant, so that its <c>finally</c> blocks run; what it throws is
    /// dropped. All else that waits never goes on and is left to the garbage collector. May be called twice.
    /// </remarks>
    /// <exception cref="InvalidOperationException">Called from inside an event, or while another thread runs the loop in virtual time.</exception>
    public void Dispose()
    {
        if (_disposed)
            return;
        if (IsHeld)
            throw new InvalidOperationException("The simulation loop cannot be disposed from inside one of its own events.");
        _live?.Stop();
        Invoke(DisposeHeld);
    }

    private void DisposeHeld()
    {
        _queue.Clear();
        try
        {
            _lifetime.Cancel(); // With no current context: continuations run here or are posted to the queue, which holds nothing else.
            DrainContinuations();
        }
        catch (Exception)
        {
            // The simulation is over; errors of those who were told to stop have nobody left to care about them.
        }
        _disposed = true;
        _queue.Clear();
    }

    /// <summary>Runs what cancellation set free, but none of its consequences; bounded, since some code never stops.</summary>
    private void DrainContinuations()
    {
        const int Enough = 100_000;
        for (var i = 0; i < Enough && _queue.TryTake(out var next); i++)
        {
            if (next.Kind >= EventKind.Completion)
                Execute(next);
        }
    }
}
