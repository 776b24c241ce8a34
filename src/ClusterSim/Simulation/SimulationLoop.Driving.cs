namespace ClusterSim.Simulation;

/// <content>Moving virtual time: what a test does. None of it may be called from inside an event.</content>
public sealed partial class SimulationLoop
{
    /// <summary>How long <see cref="Settle"/> tries, and how long an asynchronous body may wait with nothing but periodic work around it.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>How many events may run at one instant before the run is taken to be stuck in it; 20 million unless set. Ignored when live.</summary>
    public long EventsPerInstantLimit { get; set; } = 20_000_000;

    /// <summary>Runs for a duration of virtual time: every event up to its end, and those due exactly then.</summary>
    /// <param name="duration">Not negative. Zero runs what is due at the current instant.</param>
    /// <exception cref="SimulationException">An event threw; or the instant did not end.</exception>
    /// <exception cref="InvalidOperationException">Called from inside an event, or while the loop runs elsewhere.</exception>
    public void Run(TimeSpan duration)
    {
        var end = EndOf(duration);
        using var drive = Drive(nameof(Run));
        while (RunInstant(end))
        {
        }
        _queue.AdvanceTo(end);
    }

    /// <summary>Runs until a condition holds.</summary>
    /// <param name="condition">
    /// Asked at the start and after each instant in which something happened, when all events of that instant are done: what comes and goes within
    /// one instant is not seen. It may read anything, and should depend on more than the time.
    /// </param>
    /// <param name="within">How long to run at most, in virtual time. Not negative.</param>
    /// <returns>Whether the condition held; if not, the clock stands at the end of <paramref name="within"/>.</returns>
    /// <inheritdoc cref="Run(TimeSpan)" path="/exception"/>
    public bool TryRunUntil(Func<bool> condition, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var end = EndOf(within);
        using var drive = Drive(nameof(RunUntil));
        if (condition())
            return true;
        while (RunInstant(end))
        {
            if (condition())
                return true;
        }
        _queue.AdvanceTo(end);
        return condition();
    }

    /// <summary>Runs until a condition holds, as <see cref="TryRunUntil"/> does, and throws if it never did.</summary>
    /// <param name="condition">Asked after each instant in which something happened.</param>
    /// <param name="within">How long to run at most, in virtual time. Not negative.</param>
    /// <exception cref="SimulationException">The condition did not hold in time; or an event threw; or the instant did not end.</exception>
    /// <inheritdoc cref="Run(TimeSpan)" path="/exception"/>
    public void RunUntil(Func<bool> condition, TimeSpan within)
    {
        if (!TryRunUntil(condition, within))
            throw Failure($"The condition did not hold within {within:c} of virtual time.");
    }

    /// <summary>Runs until only work marked periodic is left: leases, resyncs, probes, timers with a period.</summary>
    /// <param name="limit">How long to run at most, in virtual time. Not negative.</param>
    /// <exception cref="SimulationException">There was other work left at the limit; or an event threw; or the instant did not end.</exception>
    /// <inheritdoc cref="Run(TimeSpan)" path="/exception"/>
    public void RunUntilIdle(TimeSpan limit)
    {
        var end = EndOf(limit);
        using var drive = Drive(nameof(RunUntilIdle));
        while (!IsIdle)
        {
            if (RunInstant(end))
                continue;
            _queue.AdvanceTo(end);
            throw Failure($"Not idle within {limit:c} of virtual time: {Describe(_queue.Count - _queue.PeriodicCount, "event")} not marked periodic still waiting.");
        }
    }

    /// <summary>Runs until a counter of activity has stood still for a while.</summary>
    /// <param name="quiet">For how long, in virtual time; more than zero.</param>
    /// <param name="activity">The counter, for example of writes. Asked after each instant in which something happened.</param>
    /// <param name="limit">How long to run at most; null means one virtual day.</param>
    /// <exception cref="SimulationException">There was no such quiet time within the limit; or an event threw; or the instant did not end.</exception>
    /// <inheritdoc cref="Run(TimeSpan)" path="/exception"/>
    public void Settle(TimeSpan quiet, Func<long> activity, TimeSpan? limit = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(quiet, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(activity);
        var end = EndOf(limit ?? Day);
        using var drive = Drive(nameof(Settle));
        var last = activity();
        var settled = TimeAfter(quiet);
        while (settled <= end)
        {
            if (!RunInstant(settled))
            {
                _queue.AdvanceTo(settled);
                return;
            }
            if (activity() is var count && count != last)
                (last, settled) = (count, TimeAfter(quiet));
        }
        throw Failure($"Never quiet for {quiet:c} within {limit ?? Day:c} of virtual time.");
    }

    private bool IsIdle => _queue.Count == _queue.PeriodicCount;

    private long EndOf(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        return TimeAfter(duration);
    }

    /// <summary>Moves the clock to the next instant at which something is due, if not later than the limit, and runs all of it.</summary>
    /// <param name="limit">In ticks since the start.</param>
    /// <param name="until">Stop in the middle of the instant when this task is completed.</param>
    private bool RunInstant(long limit, Task? until = null)
    {
        if (_needsAttention)
            Attend();
        if (!_queue.TryPeek(out var time) || time > limit)
            return false;
        _queue.AdvanceTo(time);
        try
        {
            var before = ExecutedEvents;
            while (until is not { IsCompleted: true } && _queue.TryTake(out var next))
            {
                if (ExecutedEvents - before >= EventsPerInstantLimit)
                    throw Stuck();
                ExecutedEvents++;
                Execute(next);
                if (_needsAttention)
                    Attend();
            }
            return true;
        }
        catch (Exception error) when (error is not SimulationException)
        {
            throw Failure($"An event threw {error.GetType().Name}: {error.Message}", error);
        }
    }

    private Driving Drive(string caller)
    {
        if (IsHeld)
            throw new InvalidOperationException($"{caller} was called from inside an event of the simulation loop, or from Invoke: time is moved from outside; asynchronous code awaits instead.");
        if (!TryHold($"call {caller}"))
            throw new InvalidOperationException($"{caller} was called while the simulation loop runs live: the pump moves time.");
        return new Driving(this);
    }

    private SimulationException Stuck() => Failure(
        $"More than {EventsPerInstantLimit:N0} events at one instant: something schedules itself again and again without a delay.");

    internal SimulationException Failure(string message, Exception? inner = null) => new(message, Seed, Now, inner);

    private static string Describe(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>Held while the loop is driven: no context is current, and other threads are refused.</summary>
    private readonly ref struct Driving
    {
        private readonly SimulationLoop _loop;
        private readonly SynchronizationContext? _context = SynchronizationContext.Current;

        public Driving(SimulationLoop loop)
        {
            _loop = loop;
            loop._running = true;
            SynchronizationContext.SetSynchronizationContext(null);
            if (loop._disposed)
            {
                Dispose();
                ObjectDisposedException.ThrowIf(true, loop);
            }
        }

        public void Dispose()
        {
            SynchronizationContext.SetSynchronizationContext(_context);
            _loop._running = false;
            _loop.Release();
        }
    }
}
