namespace ClusterSim.Lab;

/// <summary>One run as it goes.</summary>
internal sealed partial class Replay
{
    private readonly Workload _workload;
    private readonly Policy _policy;
    private readonly RunContext _run;
    private readonly StandaloneScheduler _scheduler;
    private readonly FragmentationMeter _meter;
    private readonly Action<RunEvent>? _observe;
    private readonly RunSample[] _samples;
    private readonly RunTally _tally = new();

    private TimeSpan _now;
    private ResourceAmounts _arrived;
    private ResourceAmounts _used;

    public Replay(Workload workload, Policy policy, ulong seed, Action<RunEvent>? observe)
    {
        (_workload, _policy, _observe) = (workload, policy, observe);
        _run = new RunContext(workload, seed);
        _scheduler = new StandaloneScheduler(new() { Profiles = [policy.Profile(_run)], TieBreak = TieBreakOf(policy.Ties) }, seed);
        _run.Begin(_scheduler);
        foreach (var node in workload.Nodes)
            _scheduler.Set(node);
        foreach (var other in workload.Objects)
            _scheduler.Set(other);
        _meter = new FragmentationMeter(_run);
        var snapshot = _scheduler.Snapshot;
        for (var row = 0; row < snapshot.Count; row++)
            _meter.Update(snapshot[row]);
        _samples = new RunSample[workload.Arrivals.Count];
    }

    public RunResult Run()
    {
        for (var i = 0; i < _samples.Length; i++)
        {
            LeaveUntil(_workload.Arrivals[i].At);
            _now = _workload.Arrivals[i].At;
            Arrive(i);
        }
        while (_waiting.Count > 0 && _departures.TryPeek(out _, out var next))
            LeaveUntil(next.At);
        foreach (var arrival in _waiting)
            GiveUp(arrival, default);
        return new()
        {
            Workload = _workload.Name,
            Policy = _policy.Name,
            Seed = _run.Seed,
            Nodes = _workload.Nodes.Count,
            Capacity = _workload.Capacity,
            Totals = _tally.Totals,
            Samples = ValueList.Create(_samples),
        };
    }

    private void Arrive(int arrival)
    {
        var pod = _workload.Arrivals[arrival].Pod;
        _arrived += ResourceAmounts.AskedBy(pod);
        var decision = Try(arrival, pod);
        if (!decision.IsPlaced && _policy.Retries)
        {
            _waiting.Add(arrival);
            Tell(RunEventKind.Waits, arrival, null, default, decision);
        }
        else if (!decision.IsPlaced)
            GiveUp(arrival, decision);
        TimeSpan? queueingTime = decision.IsPlaced ? TimeSpan.Zero : null;
        _samples[arrival] = new(_now, _arrived, _used, _meter.Total, _tally.Failed, _waiting.Count, decision.FeasibleNodes, queueingTime);
    }

    /// <summary>Asks the scheduler; again if it made room.</summary>
    private SchedulingDecision Try(int arrival, Pod pod)
    {
        var decision = _scheduler.Schedule(pod);
        if (decision.NominatedNodeName is { } nominated)
        {
            TakeOutEvicted(nominated);
            decision = _scheduler.Schedule(pod);
        }
        if (decision.Plugin is not null)
            throw new InvalidOperationException($"The policy {_policy.Name}, at the Pod {pod.Metadata.Name}: {decision.Message}");
        if (decision.IsPlaced)
            Place(arrival, pod, decision);
        return decision;
    }

    private void Place(int arrival, Pod pod, SchedulingDecision decision)
    {
        var duration = _workload.Arrivals[arrival].Duration;
        _used += ResourceAmounts.AskedBy(pod);
        Remember(arrival, decision.NodeName!, duration);
        Look(decision.NodeName!);
        _tally.Place(_now - _workload.Arrivals[arrival].At);
        Tell(RunEventKind.Placed, arrival, decision.NodeName, _run.Gpus.DevicesOf(pod), decision);
    }

    private void GiveUp(int arrival, SchedulingDecision decision)
    {
        _tally.Failed++;
        Tell(RunEventKind.Failed, arrival, null, default, decision);
    }

    private void Look(string nodeName)
    {
        var snapshot = _scheduler.Snapshot;
        _meter.Update(snapshot[snapshot.Find(nodeName)]);
    }

    private void Tell(RunEventKind kind, int arrival, string? nodeName, ReadOnlyMemory<int> devices, SchedulingDecision decision) =>
        _observe?.Invoke(new(kind, _now, arrival, _workload.Arrivals[arrival].Pod, nodeName, devices, decision));

    private TieBreak TieBreakOf(TieRule rule)
    {
        if (rule != TieRule.NodeOrder)
            return rule == TieRule.Random ? TieBreak.Random : TieBreak.LowestName;
        var ranks = new Dictionary<string, long>(StringComparer.Ordinal); // Never enumerated.
        foreach (var (rank, node) in _workload.Nodes.Index())
            ranks.Add(node.Metadata.Name!, rank);
        return TieBreak.Rank(node => ranks[node.Name]);
    }
}
