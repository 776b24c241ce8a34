namespace ClusterSim.Scheduling;

/// <summary>What a Pod in the scheduling queue waits for.</summary>
public enum WaitKind
{
    /// <summary>For its turn: it is tried as soon as the cluster runs.</summary>
    Turn,

    /// <summary>For its back-off to end.</summary>
    Backoff,

    /// <summary>For a change in the cluster that may help; failing that, it is tried again after five minutes.</summary>
    Change,

    /// <summary>For a PreEnqueue plugin to let it in, as when it has scheduling gates.</summary>
    Gate,

    /// <summary>It has been given a Node, and waits to be bound: for permission, or for its volumes.</summary>
    Binding,
}
