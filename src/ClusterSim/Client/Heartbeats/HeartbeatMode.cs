namespace ClusterSim.Client;

/// <summary>How kubelets say that they are alive; fixed when a cluster starts.</summary>
public enum HeartbeatMode : byte
{
    /// <summary>Leases are worked out when somebody reads them: no writes, no revisions, no watch events. An idle cluster costs nothing.</summary>
    Computed,

    /// <summary>Every kubelet writes its Lease every ten seconds and its Node's status every five minutes, as in Kubernetes.</summary>
    Written,
}
