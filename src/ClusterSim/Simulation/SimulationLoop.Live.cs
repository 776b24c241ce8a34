namespace ClusterSim.Simulation;

/// <content>Live mode: virtual time follows the wall clock, and other threads may ask.</content>
public sealed partial class SimulationLoop
{
    private volatile LivePump? _live;

    /// <summary>Whether a pump moves the time.</summary>
    public bool IsLive => _live is not null;

    /// <summary>Whether the loop is live and paused.</summary>
    public bool IsPaused => _live is { IsPaused: true };

    /// <summary>Virtual seconds per second of the wall clock while the loop is live, infinity when it runs as fast as it can; 0 when it is not live.</summary>
    public double Speed => _live?.Speed ?? 0;

    /// <summary>Lets a background thread drive the loop until <see cref="StopLive"/>; requests of other threads are served between two events.</summary>
    /// <param name="speed">Virtual seconds per second of the wall clock, more than zero; infinity: as fast as it can.</param>
    /// <returns>A task that completes when live mode has ended, and fails with a <see cref="SimulationException"/> if it ended because an event threw.</returns>
    /// <exception cref="InvalidOperationException">It is live already, or called from inside an event, or run by another thread.</exception>
    public Task StartLive(double speed = 1)
    {
        ThrowIfNotASpeed(speed);
        if (IsHeld)
            throw new InvalidOperationException("Live mode cannot be started from inside an event of the simulation loop.");
        if (!TryHold("start live mode"))
            throw AlreadyLive();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_live is not null)
                throw AlreadyLive();
            var pump = new LivePump(this, speed);
            _live = pump; // From here on other threads ask the pump, which answers as soon as this thread has let go.
            pump.Start();
            return pump.Ended;
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Ends live mode and waits for the pump: from now on the loop is driven virtually again, from where it stands. Without effect if not live.</summary>
    /// <exception cref="InvalidOperationException">Called from inside an event.</exception>
    public void StopLive()
    {
        if (IsHeld)
            throw new InvalidOperationException("Live mode cannot be stopped from inside an event of the simulation loop.");
        _live?.Stop();
    }

    /// <summary>Stops the virtual clock; requests are still served, and what they cause at this very instant still happens.</summary>
    /// <exception cref="InvalidOperationException">Not live.</exception>
    public void Pause() => SetPace(speed: null, paused: true);

    /// <summary>Lets the virtual clock go on from where it stands.</summary>
    /// <exception cref="InvalidOperationException">Not live.</exception>
    public void Resume() => SetPace(speed: null, paused: false);

    /// <summary>Changes the speed, from the current instant on; a paused clock stays paused.</summary>
    /// <param name="speed">Virtual seconds per second of the wall clock, more than zero; infinity: as fast as it can.</param>
    /// <exception cref="InvalidOperationException">Not live.</exception>
    public void SetSpeed(double speed)
    {
        ThrowIfNotASpeed(speed);
        SetPace(speed, paused: null);
    }

    /// <summary>Lets this much virtual time pass, as fast as it can, while the clock is paused.</summary>
    /// <param name="time">How much; not negative.</param>
    /// <returns>A task that completes when it has passed, or as soon as the clock is resumed or live mode ends.</returns>
    /// <exception cref="InvalidOperationException">Not live, or not paused.</exception>
    public Task StepAsync(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return Invoke(() => _live is { IsPaused: true } pump ? pump.Step(time) : throw new InvalidOperationException("Time is moved in steps only while the loop is live and paused."));
    }

    /// <summary>Holds the loop for the pump while it works.</summary>
    internal void DriveLive(LivePump pump, Action work)
    {
        Monitor.Enter(_gate);
        _owner = Environment.CurrentManagedThreadId;
        var drive = new Driving(this);
        try
        {
            work();
        }
        finally
        {
            _running = false; // Before it is not live any more: a thread that waits for the loop must not take this for a virtual run.
            _live = null;
            drive.Dispose();
        }
    }

    /// <summary>Runs one event that is due; false if there is none.</summary>
    internal bool RunLiveEvent(long reached)
    {
        if (_needsAttention)
            Attend();
        if (!_queue.TryPeek(out var time) || time > reached)
            return false;
        _queue.AdvanceTo(time);
        try
        {
            if (_queue.TryTake(out var next))
            {
                ExecutedEvents++;
                Execute(next);
            }
            return true;
        }
        catch (Exception error) when (error is not SimulationException)
        {
            throw Failure($"An event threw {error.GetType().Name}: {error.Message}", error);
        }
    }

    /// <summary>Moves the clock towards what the wall clock has reached, but past no event that waits.</summary>
    internal void AdvanceLive(long reached) =>
        _queue.AdvanceTo(Math.Min(Math.Min(reached, _horizon), _queue.TryPeek(out var next) ? next : long.MaxValue));

    internal bool TryPeek(out long time) => _queue.TryPeek(out time);

    private void SetPace(double? speed, bool? paused) => Invoke(() =>
    {
        var pump = _live ?? throw new InvalidOperationException("The simulation loop is not live.");
        pump.SetPace(speed ?? pump.Speed, paused ?? pump.IsPaused);
    });

    private static InvalidOperationException AlreadyLive() => new("The simulation loop is live already.");

    private static void ThrowIfNotASpeed(double speed)
    {
        if (!(speed > 0))
            throw new ArgumentOutOfRangeException(nameof(speed), speed, "A speed is more than zero.");
    }
}
