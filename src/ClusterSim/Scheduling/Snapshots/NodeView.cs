namespace ClusterSim.Scheduling;

/// <summary>One Node of a <see cref="Snapshot"/>. Good for one scheduling cycle.</summary>
public readonly struct NodeView
{
    internal NodeView(Snapshot snapshot, int row) => (Snapshot, Row) = (snapshot, row);

    /// <summary>The cluster it belongs to.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>Its row.</summary>
    public int Row { get; }

    /// <summary>Its name.</summary>
    public string Name => Entry.Name;

    /// <summary>The object.</summary>
    public Node Node => Entry.Node!;

    /// <summary>Its labels.</summary>
    public ValueMap<string> Labels => Node.Metadata.Labels;

    /// <summary>Its taints.</summary>
    public ValueList<Taint> Taints => Node.Spec.Taints;

    /// <summary>The Pods on it, in no order that means anything.</summary>
    public IEnumerable<Pod> Pods => Entry.Pods.Select(static pod => pod.Pod);

    /// <summary>How many Pods stand on it.</summary>
    public long PodCount => Snapshot.PodCounts[Row];

    /// <summary>How many Pods it may hold.</summary>
    public long AllocatablePods => Snapshot.AllocatablePods[Row];

    /// <summary>Millicores it has for Pods.</summary>
    public long AllocatableMilliCpu => Snapshot.Allocatable(Snapshot.CpuIndex)[Row];

    /// <summary>Bytes of memory it has for Pods.</summary>
    public long AllocatableMemory => Snapshot.Allocatable(Snapshot.MemoryIndex)[Row];

    /// <summary>Millicores its Pods ask for.</summary>
    public long RequestedMilliCpu => Snapshot.Requested(Snapshot.CpuIndex)[Row];

    /// <summary>Bytes of memory its Pods ask for.</summary>
    public long RequestedMemory => Snapshot.Requested(Snapshot.MemoryIndex)[Row];

    internal NodeEntry Entry => Snapshot.Entry(Row);

    /// <summary>What it has of a resource, by the resource's number (<see cref="Snapshot.ResourceIndex"/>).</summary>
    public long Allocatable(int resource) => Snapshot.Allocatable(resource)[Row];

    /// <summary>What its Pods ask for of a resource, by the resource's number.</summary>
    public long Requested(int resource) => Snapshot.Requested(resource)[Row];

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
