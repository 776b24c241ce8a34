namespace ClusterSim.Scheduling;

/// <content>Pods come and go.</content>
public sealed partial class Snapshot
{
    /// <summary>Puts a Pod on a Node, which need not be known yet.</summary>
    internal void AddPod(PodEntry pod, string nodeName)
    {
        var entry = EntryFor(nodeName);
        entry.Attach(pod);
        CountPod(entry.Row, pod.Shape, 1);
    }

    /// <summary>Takes a Pod off its Node.</summary>
    internal void RemovePod(PodEntry pod)
    {
        var entry = pod.Node;
        entry.Detach(pod);
        CountPod(entry.Row, pod.Shape, -1);
        if (entry.Node is null && entry.Pods.Count == 0)
        {
            _byName.Remove(entry.Name);
            _orderStale = true;
        }
    }

    /// <summary>Something about a Node's Pods changed that only plugins can judge.</summary>
    internal void Touch(int row) => Changes.Add(row);

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
