namespace ClusterSim.Lab;

/// <content>Pods leave, and others wait for it.</content>
internal sealed partial class Replay
{
    private readonly PriorityQueue<int, (TimeSpan At, int Arrival)> _departures = new();
    private readonly Dictionary<int, string> _nodeOf = []; // By arrival, of the Pods that stand on Nodes. Never enumerated.
    private readonly Dictionary<string, SortedSet<int>> _onNode = new(StringComparer.Ordinal); // Never enumerated.
    private readonly List<int> _waiting = []; // In the order in which they came.

    private void Remember(int arrival, string nodeName, TimeSpan? duration)
    {
        _nodeOf.Add(arrival, nodeName);
        if (!_onNode.TryGetValue(nodeName, out var arrivals))
            _onNode.Add(nodeName, arrivals = []);
        arrivals.Add(arrival);
        if (duration is { } stay)
            _departures.Enqueue(arrival, (_now + stay, arrival));
    }

    /// <summary>Lets Pods leave whose time is up, instant by instant; after each those that wait are tried.</summary>
    private void LeaveUntil(TimeSpan time)
    {
        while (_departures.TryPeek(out _, out var next) && next.At <= time)
        {
            _now = next.At;
            while (_departures.TryPeek(out var arrival, out next) && next.At == _now)
            {
                _departures.Dequeue();
                if (_nodeOf.ContainsKey(arrival)) // Not if it was evicted.
                    TakeOut(arrival, RunEventKind.Left);
            }
            RetryWaiting();
        }
    }

    private void TakeOut(int arrival, RunEventKind kind)
    {
        var pod = _workload.Arrivals[arrival].Pod;
        _nodeOf.Remove(arrival, out var nodeName);
        _onNode[nodeName!].Remove(arrival);
        var devices = _run.Gpus.DevicesOf(pod);
        _run.Gpus.Release(pod);
        _scheduler.Remove(pod);
        _used -= ResourceAmounts.AskedBy(pod);
        Look(nodeName!);
        Tell(kind, arrival, nodeName, devices, default);
    }

    private void RetryWaiting()
    {
        var tried = 0;
        for (var i = 0; i < _waiting.Count; i++)
        {
            var arrival = _waiting[i];
            if (Try(arrival, _workload.Arrivals[arrival].Pod).IsPlaced)
                _samples[arrival] = _samples[arrival] with { QueueingTime = _now - _workload.Arrivals[arrival].At };
            else
                _waiting[tried++] = arrival;
        }
        _waiting.RemoveRange(tried, _waiting.Count - tried);
    }

    // Preemption takes Pods off a Node without saying which.
    private void TakeOutEvicted(string nodeName)
    {
        var snapshot = _scheduler.Snapshot;
        var still = snapshot[snapshot.Find(nodeName)].Pods.ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var arrival in _onNode[nodeName].Where(arrival => !still.Contains(_workload.Arrivals[arrival].Pod)).ToList())
        {
            _tally.Evicted++;
            TakeOut(arrival, RunEventKind.Evicted);
        }
    }
}
