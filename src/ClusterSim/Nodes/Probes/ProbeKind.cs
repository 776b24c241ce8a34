namespace ClusterSim.Nodes.Probes;

/// <summary>What a probe decides.</summary>
internal enum ProbeKind : byte
{
    /// <summary>Whether the container has started, so that the other probes may begin.</summary>
    Startup,

    /// <summary>Whether it gets traffic.</summary>
    Readiness,

    /// <summary>Whether it is restarted.</summary>
    Liveness,
}
