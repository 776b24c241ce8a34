// The one file that knows threads and the wall clock: here virtual time meets real time.
#pragma warning disable RS0030 // Banned elsewhere, so that nothing else can depend on them.
using System.Diagnostics;

namespace ClusterSim.Simulation;

/// <summary>
/// A background thread that holds the loop, runs its events as the wall clock reaches them, and serves what other threads ask for between two events.
/// </summary>
internal sealed class LivePump
{
    private readonly SimulationLoop _loop;
    private readonly Queue<Action> _inbox = new(); // Also the lock and the signal.
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private readonly Queue<(long End, TaskCompletionSource Done)> _steps = new();
    private volatile int _asked;
    private bool _stopping;
    private bool _closed;
    private long _wallAnchor;
    private long _virtualAnchor;

    public LivePump(SimulationLoop loop, double speed)
    {
        _loop = loop;
        Speed = speed;
        _thread = new Thread(Pump) { IsBackground = true, Name = "ClusterSim live" };
    }

    public double Speed { get; private set; }

    public bool IsPaused { get; private set; }

    /// <summary>Completes when the pump has ended; fails if an event threw.</summary>
    public Task Ended => _ended.Task;

    public void Start() => _thread.Start();

    /// <summary>Ends the pump and waits for that. What was asked for before is still answered.</summary>
    public void Stop()
    {
        lock (_inbox)
        {
            _stopping = true;
            Monitor.Pulse(_inbox);
        }
        _thread.Join();
    }

    /// <summary>Changes the pace from the current instant on; called on the loop.</summary>
    public void SetPace(double speed, bool paused)
    {
        (Speed, IsPaused) = (speed, paused);
        (_wallAnchor, _virtualAnchor) = (Stopwatch.GetTimestamp(), _loop.Elapsed.Ticks);
        if (!paused)
            FinishSteps(long.MaxValue); // Time goes on by itself from here.
    }

    /// <summary>Lets this much time pass while the clock is paused, after the steps that were asked for before; called on the loop.</summary>
    public Task Step(TimeSpan time)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _steps.Enqueue((StepEnd + time.Ticks, done));
        return done.Task;
    }

    /// <summary>Hands the pump something to do, which must not throw; false if it has ended.</summary>
    public bool TryPost(Action request)
    {
        lock (_inbox)
        {
            if (_closed)
                return false;
            _inbox.Enqueue(request);
            _asked = _inbox.Count;
            Monitor.Pulse(_inbox);
            return true;
        }
    }

    /// <summary>Hands the pump a request; false if it has ended.</summary>
    public bool TryAsk<T>(Func<T> request, out Task<T> answer)
    {
        var promise = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously); // Who asked must not go on here.
        answer = promise.Task;
        return TryPost(() =>
        {
            try
            {
                promise.SetResult(request());
            }
            catch (Exception error)
            {
                promise.SetException(error);
            }
        });
    }

    private void Pump()
    {
        Exception? failure = null;
        try
        {
            _loop.DriveLive(this, Work);
        }
        catch (Exception error)
        {
            failure = error;
        }
        if (failure is null)
            _ended.SetResult();
        else
            _ended.SetException(failure);
    }

    private void Work()
    {
        SetPace(Speed, IsPaused);
        try
        {
            while (!Volatile.Read(ref _stopping))
            {
                Serve();
                var reached = Reached();
                if (_loop.RunLiveEvent(reached))
                    continue;
                if (_steps.Count > 0)
                    EndSteps(reached);
                else
                    Wait(reached);
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null); // An event that threw may have left its own.
            lock (_inbox)
                _closed = true;
            Serve();
            FinishSteps(long.MaxValue);
        }
    }

    private long StepEnd => _steps.Count == 0 ? _loop.Elapsed.Ticks : _steps.Last().End;

    private void EndSteps(long reached)
    {
        _loop.AdvanceLive(reached);
        FinishSteps(_loop.Elapsed.Ticks);
    }

    private void FinishSteps(long now)
    {
        while (_steps.TryPeek(out var step) && step.End <= now)
            _steps.Dequeue().Done.TrySetResult();
    }

    private void Serve()
    {
        if (_asked == 0)
            return;
        if (!IsPaused && Reached() is var reached && reached != long.MaxValue)
            _loop.AdvanceLive(reached); // A request happens at its moment, not at that of the last event.
        while (TryDequeue(out var request))
            request();
    }

    private bool TryDequeue(out Action request)
    {
        lock (_inbox)
        {
            var found = _inbox.TryDequeue(out request!);
            _asked = _inbox.Count;
            return found;
        }
    }

    /// <summary>The virtual time, in ticks since the start, that the wall clock has reached.</summary>
    private long Reached()
    {
        if (IsPaused)
            return _steps.TryPeek(out var step) ? step.End : _loop.Elapsed.Ticks; // What takes no time still happens.
        if (double.IsPositiveInfinity(Speed))
            return long.MaxValue;
        return _virtualAnchor + (long)Math.Min(Stopwatch.GetElapsedTime(_wallAnchor).Ticks * Speed, DateTimeOffset.MaxValue.Ticks);
    }

    private void Wait(long reached)
    {
        var wait = Timeout.Infinite;
        if (!IsPaused && _loop.TryPeek(out var next))
            wait = (int)Math.Clamp(Math.Ceiling((next - reached) / Speed / TimeSpan.TicksPerMillisecond), 1, int.MaxValue);
        lock (_inbox)
        {
            if (_inbox.Count == 0 && !_stopping)
                Monitor.Wait(_inbox, wait);
        }
    }
}
