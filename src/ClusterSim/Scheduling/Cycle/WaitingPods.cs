namespace ClusterSim.Scheduling;

/// <summary>The Pods that wait for permission.</summary>
internal sealed class WaitingPods
{
    private readonly OrderedDictionary<ObjectKey, WaitingPod> _pods = [];

    public IEnumerable<WaitingPod> All => _pods.Values.ToArray(); // A copy: plugins decide while they go through it.

    public WaitingPod? Find(ObjectKey key) => _pods.GetValueOrDefault(key);

    public void Add(WaitingPod pod) => _pods.Add(ObjectKey.Of(pod.Pod), pod);

    public void Remove(WaitingPod pod) => _pods.Remove(ObjectKey.Of(pod.Pod));
}
