namespace ClusterSim.Api.Core;

/// <summary>Observed state of a Node, reported mainly by its kubelet.</summary>
public sealed record NodeStatus : ApiRecord
{
    /// <summary>Total resources of the machine, by name, such as <c>cpu</c>, <c>memory</c> and <c>pods</c>.</summary>
    public ValueMap<Quantity> Capacity { get; init; } = [];

    /// <summary>Resources available to Pods, by name: capacity less reservations. Defaults to <c>capacity</c>.</summary>
    public ValueMap<Quantity> Allocatable { get; init; } = [];

    /// <summary>Old lifecycle phase: <c>Pending</c>, <c>Running</c> or <c>Terminated</c>. Deprecated and never set.</summary>
    public string? Phase { get; init; }

    /// <summary>Health findings about the Node, keyed by type.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<NodeCondition> Conditions { get; init; } = [];

    /// <summary>Addresses under which the Node can be reached.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<NodeAddress> Addresses { get; init; } = [];

    /// <summary>Ports of the daemons on the Node.</summary>
    public NodeDaemonEndpoints DaemonEndpoints { get; init; } = Unset<NodeDaemonEndpoints>.Value;

    /// <summary>Identifiers and versions of the machine, its system and its daemons.</summary>
    public NodeSystemInfo NodeInfo { get; init; } = Unset<NodeSystemInfo>.Value;

    /// <summary>Images present on the Node; the kubelet lists at most 50 by default, largest first.</summary>
    [Atomic]
    public ValueList<ContainerImage> Images { get; init; } = [];

    /// <summary>Unique names of attachable volumes in use on the Node; they must not be detached yet.</summary>
    [Atomic]
    public ValueList<string> VolumesInUse { get; init; } = [];

    /// <summary>Volumes attached to the Node, as the attach-detach controller sees it.</summary>
    [Atomic]
    public ValueList<AttachedVolume> VolumesAttached { get; init; } = [];

    /// <summary>Status of dynamic kubelet configuration. Retired since Kubernetes 1.24.</summary>
    public NodeConfigStatus? Config { get; init; }

    /// <summary>Handlers that the container runtime offers.</summary>
    [Atomic]
    public ValueList<NodeRuntimeHandler> RuntimeHandlers { get; init; } = [];

    /// <summary>Abilities of the container runtime that hold for all its handlers.</summary>
    public NodeFeatures? Features { get; init; }

    /// <summary>Names of features the kubelet says it supports, sorted and without duplicates.</summary>
    [Atomic]
    public ValueList<string> DeclaredFeatures { get; init; } = [];
}
