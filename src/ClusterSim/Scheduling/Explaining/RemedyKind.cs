namespace ClusterSim.Scheduling;

/// <summary>What kind of change would help a Pod that cannot be scheduled.</summary>
public enum RemedyKind
{
    /// <summary>Something that only the plugin's own words tell.</summary>
    Other,

    /// <summary>A scheduling gate has to be removed from the Pod.</summary>
    RemoveSchedulingGate,

    /// <summary>A scheduler has to serve the Pod's <c>schedulerName</c>, or the Pod has to name another.</summary>
    ServeSchedulerName,

    /// <summary>There are no Nodes.</summary>
    AddNode,

    /// <summary>Some resource has to become free on a Node.</summary>
    FreeResource,

    /// <summary>A Node has to have room for one more Pod.</summary>
    FreePodSlot,

    /// <summary>A taint has to go, or the Pod has to tolerate it.</summary>
    TolerateTaint,

    /// <summary>A Node that is marked unschedulable has to be uncordoned.</summary>
    Uncordon,

    /// <summary>A Node has to match the Pod's node selector and required node affinity.</summary>
    MatchNodeAffinity,

    /// <summary>The Node that the Pod names has to exist and fit.</summary>
    ProvideNamedNode,

    /// <summary>A host port that the Pod claims has to become free.</summary>
    FreeHostPort,

    /// <summary>A claim of the Pod has to be made or bound, or its volume usable on a Node.</summary>
    ProvideVolume,

    /// <summary>Other Pods have to come or go, for the sake of inter-Pod affinity or anti-affinity.</summary>
    SatisfyPodAffinity,

    /// <summary>Pods have to be spread differently.</summary>
    SatisfyTopologySpread,

    /// <summary>A Pod that goes first has to take, or give up, the Node it waits for.</summary>
    AwaitNominatedPod,

    /// <summary>Pods of lower priority have to be evicted: the scheduler does so by itself.</summary>
    AwaitPreemption,

    /// <summary>A Permit plugin has to allow the Pod to be bound.</summary>
    AwaitPermission,

    /// <summary>No single change is enough: these are all that the closest Node needs.</summary>
    SeveralChanges,
}
