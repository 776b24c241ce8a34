namespace ClusterSim.Scheduling;

/// <summary>What changed while Pods were being scheduled or waited for permission: one that comes back in vain may have missed what helps it.</summary>
/// <remarks>Source: backend/queue/active_queue.go, inFlightPods and inFlightEvents (v1.36).</remarks>
internal sealed class FlightRecord
{
    // Pods and changes in the order in which they came; what stands before the first Pod nobody needs any more.
    private readonly LinkedList<Entry> _entries = [];

    /// <summary>How many Pods are under way.</summary>
    public int Count { get; private set; }

    /// <summary>A Pod was taken from the queue.</summary>
    public void Begin(QueuedPod pod)
    {
        pod.Flight ??= new(new(null));
        _entries.AddLast(pod.Flight);
        pod.IsInFlight = true;
        Count++;
    }

    /// <summary>What changes from now on is no matter to a Pod.</summary>
    public void End(QueuedPod pod)
    {
        if (!pod.IsInFlight)
            return;
        pod.IsInFlight = false;
        _entries.Remove(pod.Flight!);
        Count--;
        while (_entries.First is { Value.Change: not null } missedByNone)
            _entries.Remove(missedByNone);
    }

    /// <summary>Something changed.</summary>
    public void Add(in ClusterEvent change)
    {
        if (Count > 0)
            _entries.AddLast(new Entry(change));
    }

    /// <summary>What changed since a Pod was taken from the queue.</summary>
    public IEnumerable<ClusterEvent> Since(QueuedPod pod)
    {
        for (var entry = pod.IsInFlight ? pod.Flight!.Next : null; entry is not null; entry = entry.Next)
        {
            if (entry.Value.Change is { } change)
                yield return change;
        }
    }

    /// <param name="Change">Null: a Pod's departure.</param>
    internal sealed record Entry(ClusterEvent? Change);
}
