namespace ClusterSim.Scheduling;

/// <summary>What a plugin's answer about a Node depends on besides the Pod's shape: it tells the scheduler which answers it may use again.</summary>
/// <remarks>Claiming too little makes decisions wrong; claiming too much only makes them slower.</remarks>
[Flags]
public enum Dependencies
{
    /// <summary>On the Pod's shape alone.</summary>
    None = 0,

    /// <summary>On the Node object itself: labels, taints, allocatable resources, images.</summary>
    StaticNodeFacts = 1,

    /// <summary>On what the Pods on that Node take up: resources, host ports, their number.</summary>
    FreeResources = 2,

    /// <summary>On the objects of other Nodes, as in how many of them have an image.</summary>
    OtherNodes = 4,

    /// <summary>On Pods anywhere in the cluster, as spreading and inter-Pod affinity do.</summary>
    Topology = 8,

    /// <summary>On the Pod itself, beyond what its <see cref="PodShape"/> holds: its name, labels, annotations, priority.</summary>
    Pod = 16,

    /// <summary>On anything else: other API objects, the clock, chance.</summary>
    Cluster = 32,

    /// <summary>On all of this: nothing is reused.</summary>
    Everything = StaticNodeFacts | FreeResources | OtherNodes | Topology | Pod | Cluster,
}
