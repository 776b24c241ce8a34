using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Probes;

/// <summary>Carries out one probe of one container, again and again, for as long as its Pod is on the node.</summary>
/// <remarks>
/// <para>It asks at fixed times, counted from when the kubelet began with the Pod and not from when the container started. A readiness probe that has not succeeded yet also asks whenever the Pod is synced.</para>
/// <para>Once it has succeeded, and as long as asking again would tell nothing new and leave no trace but lines in a log, it rests: the lines are worked out when somebody reads them.</para>
/// <para>Source: prober/worker.go (v1.36).</para>
/// </remarks>
internal sealed class ProbeWorker : ISimulationEvent
{
    private readonly PodWorker _pod;
    private readonly ContainerSlot _slot;
    private readonly Probe _spec;
    private DateTimeOffset _begin; // Of the ticks.
    private ScheduledEvent _tick;
    private ContainerInstance? _container; // The start of the container about which the rest tells.
    private bool? _result; // Null: unknown.
    private bool _lastSucceeded;
    private int _run; // How often in a row it went as the last time.
    private bool _isOnHold; // Until the container is started anew.
    private bool _isAsking;
    private bool _isDue; // Its time has come while it still waited for an answer.
    private Rest? _rest;

    public ProbeWorker(PodWorker pod, ContainerSlot slot, ProbeKind kind, Probe spec, DateTimeOffset begin) =>
        (_pod, _slot, Kind, _spec, _begin) = (pod, slot, kind, spec, begin);

    public ProbeKind Kind { get; }

    public Probe Spec => _spec;

    private TimeSpan Period => TimeSpan.FromSeconds(Math.Max(_spec.PeriodSeconds, 1));

    private SimulationLoop Loop => _pod.Loop;

    /// <summary>What is known about one start of the container; null: nothing.</summary>
    public bool? ResultOf(ContainerInstance container) => _container == container ? _result : null;

    /// <summary>The status of the Pod was worked out: a container that runs is probed, others are not.</summary>
    public void Follow()
    {
        if (_slot is not { Current: { } container, Reported: { State.Running: not null } reported } || reported.ContainerID != container.Id || !_pod.MayProbe(Kind))
        {
            Stop();
            return;
        }
        if (_container != container)
            BeginWith(container);
        var isWanted = !_isOnHold && reported.Started == true == (Kind != ProbeKind.Startup);
        if (!isWanted)
            Stop();
        else if (!_tick.IsPending && _rest is null)
            ScheduleNext();
        if (isWanted && Kind == ProbeKind.Readiness && _result != true)
            Loop.Schedule(TimeSpan.Zero, EventRank.Default, static worker => ((ProbeWorker)worker!).Ask(), this, periodic: true);
    }

    /// <summary>Nobody asks until further notice.</summary>
    public void Stop()
    {
        _tick.Cancel();
        _isDue = false;
        EndRest();
    }

    /// <summary>Goes on after a rest.</summary>
    public void Wake()
    {
        if (EndRest())
            ScheduleNext();
    }

    /// <summary>The kubelet was started anew: it counts from <paramref name="begin"/>, but what it said of the container still holds.</summary>
    public void Restart(DateTimeOffset begin)
    {
        Stop();
        (_begin, _run, _isOnHold) = (begin, 0, false);
    }

    void ISimulationEvent.Execute()
    {
        ScheduleNext();
        Ask();
    }

    private void BeginWith(ContainerInstance container)
    {
        _container = container;
        _result = Kind switch
        {
            ProbeKind.Liveness => true,
            ProbeKind.Readiness => false,
            _ => null,
        };
        (_run, _isOnHold, _isDue) = (0, false, false);
    }

    private void ScheduleNext() => _tick = Loop.Schedule(NextTick() - Loop.Now, EventRank.Default, this, periodic: true);

    /// <summary>The first tick that is still to come and late enough after the start.</summary>
    private DateTimeOffset NextTick()
    {
        var earliest = EarliestTime();
        var next = _begin > Loop.Now ? _begin : _begin + ((1 + ((Loop.Now - _begin).Ticks / Period.Ticks)) * Period);
        if (next < earliest)
            next += ((earliest - next).Ticks + Period.Ticks - 1) / Period.Ticks * Period;
        return next;
    }

    /// <summary>Statuses tell the start in whole seconds, and from there the delay is counted.</summary>
    private DateTimeOffset EarliestTime() => (DateTimeOffset)(Time)_container!.StartedAt + TimeSpan.FromSeconds(_spec.InitialDelaySeconds);

    private void Ask()
    {
        if (_isAsking)
        {
            _isDue = true;
            return;
        }
        if (_isOnHold || _container is not { } container || container != _slot.Current || !_pod.MayProbe(Kind) || Loop.Now < EarliestTime() || Loop.Now < _begin)
            return;
        var asking = ProbeAction.RunAsync(_pod, _slot, _spec);
        if (asking.IsCompletedSuccessfully)
        {
            Conclude(container, asking.Result);
            if (_result == true && _lastSucceeded && Kind != ProbeKind.Startup && _tick.IsPending && SteadyAnswer.Of(_pod, _slot, _spec) is { } steady)
                BeginRest(steady);
            return;
        }
        _isAsking = true;
        Loop.Start(() => asking, error =>
        {
            _isAsking = false;
            Conclude(container, error is null ? asking.Result : ProbeOutcome.Error(error.Message));
            if (_isDue)
            {
                _isDue = false;
                Ask();
            }
        });
    }

    private void Conclude(ContainerInstance container, ProbeOutcome outcome)
    {
        if (_isOnHold || container != _container || !_pod.MayProbe(Kind))
            return;
        Tell(outcome);
        if (outcome.Verdict == ProbeVerdict.Error)
            return;
        var succeeded = outcome.Verdict != ProbeVerdict.Failure;
        _run = succeeded == _lastSucceeded ? _run + 1 : 1;
        _lastSucceeded = succeeded;
        if (_run < (succeeded ? _spec.SuccessThreshold : _spec.FailureThreshold))
            return;
        if (Kind == ProbeKind.Startup || (Kind == ProbeKind.Liveness && !succeeded))
        {
            (_isOnHold, _run) = (true, 0);
            _tick.Cancel();
        }
        if (_result == succeeded)
            return;
        _result = succeeded;
        _pod.ProbeTurned();
    }

    private void BeginRest(SteadyAnswer steady)
    {
        _tick.Cancel();
        _rest = new(steady.Writer?.Log, steady.Line is null ? null : new(NextTick(), Period, steady.Line));
        _pod.RestingProbes++;
        if (_rest is { Log: { } log, Lines: { } lines })
            log.Begin(lines);
    }

    /// <returns>Whether it rested.</returns>
    private bool EndRest()
    {
        if (_rest is not { } rest)
            return false;
        _rest = null;
        _pod.RestingProbes--;
        if (rest is { Log: { } log, Lines: { } lines })
            log.End(lines);
        return true;
    }

    private void Tell(ProbeOutcome outcome)
    {
        if (outcome.Verdict == ProbeVerdict.Failure)
            _pod.TellOfProbe(_slot, "Unhealthy", $"{Kind} probe failed: {outcome.Message}");
        else if (outcome.Verdict == ProbeVerdict.Warning)
            _pod.TellOfProbe(_slot, "ProbeWarning", $"{Kind} probe warning: {outcome.Message}");
        else if (outcome.Verdict == ProbeVerdict.Error)
            _pod.TellOfProbe(_slot, "Unhealthy", $"{Kind} probe errored and resulted in unknown state: {outcome.Message}");
    }

    /// <summary>What goes on in a log while nobody asks.</summary>
    private sealed record Rest(ContainerLog? Log, LogRun? Lines);
}
