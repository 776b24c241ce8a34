namespace ClusterSim.Scheduling;

/// <summary>Pods that wait for a change that may help, in the order in which they began to.</summary>
internal sealed class UnschedulablePods
{
    private readonly LinkedList<QueuedPod> _pods = [];
    private readonly Dictionary<QueuedPod, LinkedListNode<QueuedPod>> _nodes = new(ReferenceEqualityComparer.Instance); // Never enumerated.
    private readonly Dictionary<ProfileRuntime, int[]> _byRejector = new(ReferenceEqualityComparer.Instance); // Never enumerated.

    public int Count => _pods.Count;

    public IEnumerable<QueuedPod> All => _pods;

    /// <summary>How many of them no plugin rejected; any change may help those.</summary>
    public int WithoutRejector { get; private set; }

    public void Add(QueuedPod pod)
    {
        pod.Place = QueuePlace.Unschedulable;
        _nodes.Add(pod, _pods.AddLast(pod));
        Tally(pod, 1);
    }

    public void Remove(QueuedPod pod)
    {
        if (!_nodes.Remove(pod, out var node))
            return;
        _pods.Remove(node);
        Tally(pod, -1);
        pod.Place = QueuePlace.InFlight;
    }

    /// <summary>True when one of them was rejected by one of these plugins of a profile.</summary>
    public bool AnyRejectedBy(ProfileRuntime profile, ulong plugins)
    {
        if (!_byRejector.TryGetValue(profile, out var counts))
            return false;
        for (var number = 0; number < counts.Length; number++)
        {
            if ((plugins & (1UL << number)) != 0 && counts[number] > 0)
                return true;
        }
        return false;
    }

    // Rejectors do not change while a Pod waits here.
    private void Tally(QueuedPod pod, int change)
    {
        if (!_byRejector.TryGetValue(pod.Profile, out var counts))
            _byRejector.Add(pod.Profile, counts = new int[64]);
        if (pod.Rejectors == 0)
            WithoutRejector += change;
        for (var number = 0; number < counts.Length; number++)
            counts[number] += (pod.Rejectors & (1UL << number)) != 0 ? change : 0;
    }
}
