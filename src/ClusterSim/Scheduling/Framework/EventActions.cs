namespace ClusterSim.Scheduling;

/// <summary>How an object changed, as far as scheduling cares.</summary>
/// <remarks>Source: kube-scheduler framework/types.go, ActionType (v1.36).</remarks>
[Flags]
public enum EventActions
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>It came into being.</summary>
    Add = 1 << 0,

    /// <summary>It is gone.</summary>
    Delete = 1 << 1,

    /// <summary>A Node's allocatable resources changed.</summary>
    UpdateNodeAllocatable = 1 << 2,

    /// <summary>A Node's labels changed.</summary>
    UpdateNodeLabel = 1 << 3,

    /// <summary>A Node's taints changed, or it was uncordoned.</summary>
    UpdateNodeTaint = 1 << 4,

    /// <summary>The status of one of a Node's conditions changed.</summary>
    UpdateNodeCondition = 1 << 5,

    /// <summary>A Node's annotations changed.</summary>
    UpdateNodeAnnotation = 1 << 6,

    /// <summary>A Pod's labels changed.</summary>
    UpdatePodLabel = 1 << 7,

    /// <summary>A Pod asks for less than before.</summary>
    UpdatePodScaleDown = 1 << 8,

    /// <summary>The last of a Pod's scheduling gates was removed.</summary>
    UpdatePodSchedulingGatesEliminated = 1 << 9,

    /// <summary>A Pod got a toleration.</summary>
    UpdatePodToleration = 1 << 10,

    /// <summary>A Pod's ResourceClaims were made.</summary>
    UpdatePodGeneratedResourceClaim = 1 << 11,

    /// <summary>Something else changed.</summary>
    UpdateOther = 1 << 12,

    /// <summary>Any change to an existing object.</summary>
    Update = UpdateNodeAllocatable | UpdateNodeLabel | UpdateNodeTaint | UpdateNodeCondition | UpdateNodeAnnotation | UpdatePodLabel | UpdatePodScaleDown
        | UpdatePodSchedulingGatesEliminated | UpdatePodToleration | UpdatePodGeneratedResourceClaim | UpdateOther,

    /// <summary>Any change.</summary>
    All = Add | Update | Delete,
}
