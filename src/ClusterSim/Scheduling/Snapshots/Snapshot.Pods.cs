namespace ClusterSim.Scheduling;

/// <content>Pods come and go.</content>
public sealed partial class Snapshot
{
    /// <summary>Puts a Pod on a Node, which need not be known yet.</summary>
    internal void AddPod(PodEntry pod, string nodeName) => AddPod(pod, EntryFor(nodeName));

    /// <summary>Puts a Pod on a Node.</summary>
    internal void AddPod(PodEntry pod, NodeEntry entry)
    {
        entry.Attach(pod);
        CountPod(entry.Row, pod.Shape, 1);
        Topology.Count(pod, entry.Row, 1);
    }

    /// <summary>Takes a Pod off its Node.</summary>
    internal void RemovePod(PodEntry pod)
    {
        var entry = pod.Node;
        entry.Detach(pod);
        CountPod(entry.Row, pod.Shape, -1);
        Topology.Count(pod, entry.Row, -1);
        if (entry.Node is null && entry.Pods.Count == 0)
        {
            _byName.Remove(entry.Name);
            _orderStale = true;
        }
    }

    /// <summary>A Pod on a Node has another state, which plugins may look at; what it takes up is the same.</summary>
    internal void Replace(PodEntry pod, Pod after)
    {
        Topology.Replace(pod, after, pod.Node.Row);
        pod.Pod = after;
        Changes.Add(pod.Node.Row);
    }

    private void CountPod(int row, PodShape shape, int sign)
    {
        foreach (var request in shape.Requests)
            _resources[request.Resource].Requested.Values[row] += sign * request.Amount;
        _podCounts.Values[row] += sign;
        _nonZeroCpu.Values[row] += sign * shape.NonZeroMilliCpu;
        _nonZeroMemory.Values[row] += sign * shape.NonZeroMemoryBytes;
        Changes.Add(row);
    }
}
