namespace ClusterSim.Faults;

/// <summary>What a broken network keeps from a machine.</summary>
public enum PartitionExtent : byte
{
    /// <summary>Everything: the API server, and all other machines with the Pods on them.</summary>
    Everything,

    /// <summary>Only the API server: Pods still reach and are reached.</summary>
    ApiServer,
}
