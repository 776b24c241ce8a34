namespace ClusterSim.Lab;

/// <summary>Nodes, and the Pods that come to them one after the other. Immutable; one may serve many runs at a time.</summary>
public sealed class Workload
{
    private readonly Lazy<TypicalPods> _typicalPods;

    /// <summary>Makes a workload.</summary>
    /// <param name="name">What results call it.</param>
    /// <param name="nodes">The Nodes, of different names. Their order decides ties under <see cref="TieRule.NodeOrder"/>.</param>
    /// <param name="arrivals">The Pods, of different names, in the order in which they come.</param>
    /// <param name="population">The Pods that stand for what is to be expected, by which fragmentation is measured; null for those that come.</param>
    /// <exception cref="ArgumentException">An arrival is earlier than the one before it, or a duration is negative.</exception>
    public Workload(string name, IEnumerable<Node> nodes, IEnumerable<Arrival> arrivals, IEnumerable<Pod>? population = null)
    {
        Name = name;
        Nodes = ValueList.Of(nodes);
        Arrivals = ValueList.Of(arrivals);
        CheckTimes();
        foreach (var offered in Nodes.Select(ResourceAmounts.OfferedBy))
            (Capacity, LargestNode) = (Capacity + offered, ResourceAmounts.Larger(LargestNode, offered));
        _typicalPods = new(() => TypicalPods.Of(population ?? Arrivals.Select(static arrival => arrival.Pod)));
    }

    /// <summary>What results call it.</summary>
    public string Name { get; }

    /// <summary>The Nodes.</summary>
    public ValueList<Node> Nodes { get; }

    /// <summary>The Pods, in the order in which they come.</summary>
    public ValueList<Arrival> Arrivals { get; }

    /// <summary>What else plugins look at, such as Services and claims.</summary>
    public ValueList<ApiObject> Objects { get; init; } = [];

    /// <summary>What the Nodes have together.</summary>
    public ResourceAmounts Capacity { get; }

    /// <summary>The most that any Node has, resource by resource: what scores are measured by.</summary>
    public ResourceAmounts LargestNode { get; }

    /// <summary>The shapes of Pods to be expected, worked out when first asked for.</summary>
    public TypicalPods TypicalPods => _typicalPods.Value;

    private void CheckTimes()
    {
        var last = TimeSpan.Zero;
        foreach (var arrival in Arrivals)
        {
            if (arrival.At < last)
                throw new ArgumentException($"The workload {Name}: the Pod {arrival.Pod.Metadata.Name} arrives at {arrival.At}, which is before the one that comes before it.");
            if (arrival.Duration < TimeSpan.Zero)
                throw new ArgumentException($"The workload {Name}: the Pod {arrival.Pod.Metadata.Name} stays for {arrival.Duration}.");
            last = arrival.At;
        }
    }
}
