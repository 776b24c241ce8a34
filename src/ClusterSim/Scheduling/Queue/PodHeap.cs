namespace ClusterSim.Scheduling;

/// <summary>Waiting Pods, the next one first; any can be taken out.</summary>
internal sealed class PodHeap(Comparison<QueuedPod> compare)
{
    private readonly List<QueuedPod> _pods = [];

    public int Count => _pods.Count;

    public QueuedPod First => _pods[0];

    public void Add(QueuedPod pod)
    {
        pod.HeapIndex = _pods.Count;
        _pods.Add(pod);
        Rise(pod.HeapIndex);
    }

    public QueuedPod Pop()
    {
        var first = _pods[0];
        Remove(first);
        return first;
    }

    public void Remove(QueuedPod pod)
    {
        var index = pod.HeapIndex;
        var last = _pods[^1];
        _pods.RemoveAt(_pods.Count - 1);
        if (ReferenceEquals(last, pod))
            return;
        Put(last, index);
        Restore(last);
    }

    /// <summary>Brings a Pod whose order changed to its place.</summary>
    public void Restore(QueuedPod pod)
    {
        Rise(pod.HeapIndex);
        Sink(pod.HeapIndex);
    }

    private void Rise(int index)
    {
        while (index > 0 && IsBefore(index, (index - 1) / 2))
        {
            Swap(index, (index - 1) / 2);
            index = (index - 1) / 2;
        }
    }

    private void Sink(int index)
    {
        while (true)
        {
            var child = (2 * index) + 1;
            if (child >= _pods.Count)
                return;
            if (child + 1 < _pods.Count && IsBefore(child + 1, child))
                child++;
            if (!IsBefore(child, index))
                return;
            Swap(child, index);
            index = child;
        }
    }

    private bool IsBefore(int left, int right)
    {
        var order = compare(_pods[left], _pods[right]);
        return order != 0 ? order < 0 : _pods[left].Sequence < _pods[right].Sequence;
    }

    private void Swap(int left, int right)
    {
        var pod = _pods[left];
        Put(_pods[right], left);
        Put(pod, right);
    }

    private void Put(QueuedPod pod, int index)
    {
        _pods[index] = pod;
        pod.HeapIndex = index;
    }
}
