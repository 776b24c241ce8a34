namespace ClusterSim.Scheduling;

/// <summary>What a Pod asks of a Node, worked out once for all Pods that ask for the same.</summary>
/// <remarks>
/// <para>Interned: Pods of one template have the same instance. What tells Pods of one shape apart (name, labels, priority) is not in it; a plugin that needs it reads
/// <see cref="CycleState.Pod"/> and lists <see cref="Dependencies.Pod"/>.</para>
/// <para>Source: kube-scheduler framework/types.go, PodInfo (v1.36).</para>
/// </remarks>
public sealed partial class PodShape
{
    private readonly ResourceRequest[] _requests;
    private readonly ResourceRequest[] _scoringRequests;
    private readonly HostPort[] _hostPorts;
    private readonly string[] _images;

    internal PodShape(PodSpec spec, ValueMap<string> annotations, PodTopology topology, Snapshot snapshot, bool isPending)
    {
        var requests = PodTotals.Requests(spec);
        _requests = ToNumbers(requests, snapshot);
        MilliCpu = AmountOf(requests, ResourceNames.Cpu);
        MemoryBytes = AmountOf(requests, ResourceNames.Memory);
        (NonZeroMilliCpu, NonZeroMemoryBytes) = NonZero(spec, requests);
        // The real one leaves requests of the Pod as a whole out of scoring, and so do we.
        _scoringRequests = ToNumbers(PodTotals.Requests(spec, NonzeroRequests.Defaults, podLevel: false), snapshot);
        _hostPorts = [.. spec.Containers.Concat(spec.InitContainers.Where(static container => container.RestartPolicy == "Always"))
            .SelectMany(static container => container.Ports).Where(static port => port.HostPort > 0).Select(HostPort.Of)];
        _images = [.. spec.InitContainers.Concat(spec.Containers).Select(static container => ImageNames.Normalize(container.Image ?? ""))];
        Annotations = annotations;
        Topology = topology;
        Tolerations = spec.Tolerations;
        NodeSelector = spec.NodeSelector;
        NodeAffinity = spec.Affinity?.NodeAffinity;
        NodeName = isPending ? spec.NodeName ?? "" : "";
        HasResourceClaims = spec.ResourceClaims.Count > 0;
        PreemptsOthers = spec.PreemptionPolicy != "Never";
    }

    /// <summary>What it asks for, in the order CPU, memory, ephemeral storage, then others by name; without what it asks nothing of.</summary>
    public ReadOnlySpan<ResourceRequest> Requests => _requests;

    /// <summary>Millicores it asks for.</summary>
    public long MilliCpu { get; }

    /// <summary>Bytes of memory it asks for.</summary>
    public long MemoryBytes { get; }

    /// <summary>Millicores it counts for on its Node in scoring, where every container without a request counts as 100.</summary>
    public long NonZeroMilliCpu { get; }

    /// <summary>Bytes of memory it counts for on its Node in scoring, where every container without a request counts as 200 MiB.</summary>
    public long NonZeroMemoryBytes { get; }

    /// <summary>What it counts for when <c>NodeResourcesFit</c> scores Nodes for it: container requests with the non-zero defaults.</summary>
    public ReadOnlySpan<ResourceRequest> ScoringRequests => _scoringRequests;

    /// <summary>Ports of the Node it claims.</summary>
    public ReadOnlySpan<HostPort> HostPorts => _hostPorts;

    /// <summary>Images of its containers, init containers first, with a tag.</summary>
    public ReadOnlySpan<string> Images => _images;

    /// <summary>Those of its annotations that plugins look at (<see cref="ISchedulerPlugin.AnnotationKeys"/>).</summary>
    public ValueMap<string> Annotations { get; }

    internal PodTopology Topology { get; }

    /// <summary>Taints it puts up with.</summary>
    public ValueList<Toleration> Tolerations { get; }

    /// <summary>Labels its Node must have.</summary>
    public ValueMap<string> NodeSelector { get; }

    /// <summary>What else it asks of its Node's labels; null for nothing.</summary>
    public Api.Core.NodeAffinity? NodeAffinity { get; }

    /// <summary>The Node it insists on; empty for none.</summary>
    public string NodeName { get; }

    /// <summary>Whether it asks for dynamic resources.</summary>
    public bool HasResourceClaims { get; }

    /// <summary>Whether it may take the place of Pods of lower priority.</summary>
    public bool PreemptsOthers { get; }

    /// <summary>How much of a resource it asks for, by the resource's number.</summary>
    public long Request(int resource) => AmountIn(_requests, resource);

    /// <summary>How much of a resource it counts for in scoring, by the resource's number.</summary>
    public long ScoringRequest(int resource) => AmountIn(_scoringRequests, resource);

    /// <summary>True when one of its tolerations matches <paramref name="taint"/>.</summary>
    public bool Tolerates(Taint taint)
    {
        foreach (var toleration in Tolerations)
        {
            if (toleration.Matches(taint))
                return true;
        }
        return false;
    }

    private static long AmountIn(ResourceRequest[] requests, int resource)
    {
        foreach (var request in requests)
        {
            if (request.Resource == resource)
                return request.Amount;
        }
        return 0;
    }

    private static (long MilliCpu, long MemoryBytes) NonZero(PodSpec spec, SortedList<string, Quantity> requests)
    {
        var missing = NonzeroRequests.MissingOnNode(spec, requests);
        var nonZero = missing.Count == 0 ? requests : PodTotals.Requests(spec, missing);
        return (AmountOf(nonZero, ResourceNames.Cpu), AmountOf(nonZero, ResourceNames.Memory));
    }

    private static long AmountOf(SortedList<string, Quantity> requests, string name) =>
        requests.TryGetValue(name, out var quantity) ? ResourceNames.Amount(name, quantity) : 0;

    private static ResourceRequest[] ToNumbers(SortedList<string, Quantity> requests, Snapshot snapshot)
    {
        var numbers = new List<ResourceRequest>(requests.Count);
        foreach (var name in (ReadOnlySpan<string>)[ResourceNames.Cpu, ResourceNames.Memory, ResourceNames.EphemeralStorage])
            Append(name, AmountOf(requests, name));
        foreach (var (name, quantity) in requests)
        {
            if (ResourceNames.IsScalar(name))
                Append(name, ResourceNames.Amount(name, quantity));
        }
        return [.. numbers];

        void Append(string name, long amount)
        {
            if (amount != 0)
                numbers.Add(new(snapshot.ResourceIndex(name), amount));
        }
    }
}
