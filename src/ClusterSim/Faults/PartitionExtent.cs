namespace ClusterSim.Faults;

/// <summary>What a broken network keeps from a machine.</summary>
public enum PartitionExtent : byte
{
    /// <summary>Everything: the API server, and all other machines with the Pods on them.</summary>
    Everything,

    /// <summary>Only the API server: Pods still reach and are reached.</summary>
    ApiServer,

    /// <summary>Only all other machines with the Pods on them, as of a fault in the Pod network: the kubelet still hears from the API server, so the Node stays <c>Ready</c>.</summary>
    PodNetwork,
}
