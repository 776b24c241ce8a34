namespace ClusterSim.Api.Core;

/// <summary>Observed state of a Pod; may lag behind what really happens on the Node.</summary>
public sealed record PodStatus : ApiRecord
{
    /// <summary><c>metadata.generation</c> of the Pod that this status was computed from.</summary>
    [OmitZero]
    public long ObservedGeneration { get; init; }

    /// <summary>Summary of the life cycle: <c>Pending</c>, <c>Running</c>, <c>Succeeded</c>, <c>Failed</c> or the obsolete <c>Unknown</c>.</summary>
    public string? Phase { get; init; }

    /// <summary>Current conditions of the Pod; at most one for each type.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<PodCondition> Conditions { get; init; } = [];

    /// <summary>Human-readable explanation of why the Pod is in this state, for example after eviction.</summary>
    public string? Message { get; init; }

    /// <summary>Short CamelCase cause of the state, such as <c>Evicted</c> or <c>DeadlineExceeded</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Node the Pod is expected to land on, for instance while preemption victims leave; not a guarantee.</summary>
    public string? NominatedNodeName { get; init; }

    /// <summary>IP address of the Pod's Node; null until the kubelet has taken the Pod.</summary>
    public string? HostIP { get; init; }

    /// <summary>All IP addresses of the Pod's Node, with <c>hostIP</c> first; empty until the kubelet has taken the Pod.</summary>
    [Atomic, PatchMerge("ip")]
    public ValueList<HostIP> HostIPs { get; init; } = [];

    /// <summary>Main IP address of the Pod, reachable within the cluster; null until assigned.</summary>
    public string? PodIP { get; init; }

    /// <summary>All addresses of the Pod, at most one for each IP family, with <c>podIP</c> first.</summary>
    [ListKeys("ip"), PatchMerge("ip")]
    public ValueList<PodIP> PodIPs { get; init; } = [];

    /// <summary>Time the kubelet accepted the Pod, before any image is pulled; null until then.</summary>
    public Time? StartTime { get; init; }

    /// <summary>State of each init container, in spec order, as last reported by the kubelet.</summary>
    [Atomic]
    public ValueList<ContainerStatus> InitContainerStatuses { get; init; } = [];

    /// <summary>State of each application container, as last reported by the kubelet.</summary>
    [Atomic]
    public ValueList<ContainerStatus> ContainerStatuses { get; init; } = [];

    /// <summary>Quality of service derived from requests and limits: <c>Guaranteed</c>, <c>Burstable</c> or <c>BestEffort</c>.</summary>
    public string? QosClass { get; init; }

    /// <summary>State of each ephemeral container, as last reported by the kubelet.</summary>
    [Atomic]
    public ValueList<ContainerStatus> EphemeralContainerStatuses { get; init; } = [];

    /// <summary>State of an in-place resize, such as <c>Deferred</c> or <c>Infeasible</c>. Deprecated; conditions replace it.</summary>
    public string? Resize { get; init; }

    /// <summary>Names of ResourceClaims generated for the entries of <c>spec.resourceClaims</c>.</summary>
    [ListKeys("name"), PatchMerge("name"), RetainKeys]
    public ValueList<PodResourceClaimStatus> ResourceClaimStatuses { get; init; } = [];

    /// <summary>ResourceClaim made for extended resources served by device drivers; null when there is none.</summary>
    public PodExtendedResourceClaimStatus? ExtendedResourceClaimStatus { get; init; }

    /// <summary>Pod-level requests the Node has set aside, which can differ from the spec during a resize.</summary>
    public ValueMap<Quantity> AllocatedResources { get; init; } = [];

    /// <summary>Pod-level requests and limits in force now; null when none were set.</summary>
    public ResourceRequirements? Resources { get; init; }

    /// <summary>CPU, memory and similar Node resources that the Pod draws through ResourceClaims; written by the scheduler.</summary>
    [Atomic]
    public ValueList<NodeAllocatableResourceClaimStatus> NodeAllocatableResourceClaimStatuses { get; init; } = [];
}
