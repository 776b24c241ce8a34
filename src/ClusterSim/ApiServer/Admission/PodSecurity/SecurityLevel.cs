namespace ClusterSim.ApiServer.Admission;

/// <summary>How much a Pod is allowed to do to the machine it runs on; the higher, the less.</summary>
internal enum SecurityLevel : byte
{
    /// <summary>Everything.</summary>
    Privileged,

    /// <summary>Nothing that is known to lead to more privileges.</summary>
    Baseline,

    /// <summary>Only what hardened Pods need.</summary>
    Restricted,
}
