using System.Globalization;
using ClusterSim.Simulation;

namespace ClusterSim.Lab;

/// <summary>Orders of arrival that a seed draws.</summary>
internal static class ShuffledOrder
{
    /// <summary>Pods and Nodes in random order, with as many Pods as it takes to ask for a multiple of the cluster's GPUs.</summary>
    public static Workload Apply(string name, ValueList<Node> nodes, OpenbPod[] pods, double ratio, ulong seed)
    {
        var random = new RandomStream(seed, "openb-pods");
        var order = pods.ToArray();
        random.Shuffle(order.AsSpan());
        var target = (long)(ratio * nodes.Sum(static node => ResourceAmounts.OfferedBy(node).GpuMilli));
        var arrivals = Tune(pods, [.. order], target, random);
        return new Workload(name, Shuffle(nodes, seed), arrivals.Select(static pod => new Arrival(pod.Pod)), pods.Select(static pod => pod.Pod));
    }

    public static Node[] Shuffle(ValueList<Node> nodes, ulong seed)
    {
        var order = nodes.ToArray();
        new RandomStream(seed, "openb-nodes").Shuffle(order.AsSpan());
        return order;
    }

    private static List<OpenbPod> Tune(OpenbPod[] pods, List<OpenbPod> order, long target, RandomStream random)
    {
        var requested = order.Sum(static pod => pod.Gpus.TotalMilli);
        if (requested > target)
        {
            while (requested > target)
                requested -= Remove(order, random.Next(order.Count));
            return order;
        }
        for (var added = 0; requested > 0; added++) // Pods that want no GPU at all would never come to an end.
        {
            var pod = pods[random.Next(pods.Length)];
            if (requested + pod.Gpus.MilliEach > target) // As published: by what it wants of each GPU, not of all.
                break;
            order.Add(Clone(pod, added));
            requested += pod.Gpus.TotalMilli;
        }
        return order;
    }

    private static long Remove(List<OpenbPod> order, int index)
    {
        var requested = order[index].Gpus.TotalMilli;
        order.RemoveAt(index);
        return requested;
    }

    /// <summary>A Pod that asks for the same under a name of its own.</summary>
    public static OpenbPod Clone(OpenbPod pod, int number) =>
        pod with { Pod = OpenbRows.Named(pod.Pod, string.Create(CultureInfo.InvariantCulture, $"{pod.Pod.Metadata.Name}-tuned-{number}")) };
}
