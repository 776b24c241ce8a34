namespace ClusterSim.Scheduling.Plugins;

/// <summary>Arguments of <see cref="DefaultPreemption"/>.</summary>
/// <remarks>Source: kube-scheduler config types_pluginargs.go, DefaultPreemptionArgs (v1.36).</remarks>
public sealed record DefaultPreemptionOptions
{
    /// <summary>How many candidates are looked for, in percent of the Nodes that might do. 10.</summary>
    public int MinCandidateNodesPercentage { get; init; } = 10;

    /// <summary>How many candidates are looked for at least. 100.</summary>
    public int MinCandidateNodesAbsolute { get; init; } = 100;

    internal int CandidatesFor(int nodes) =>
        Math.Min(Math.Max((int)((long)nodes * MinCandidateNodesPercentage / 100), MinCandidateNodesAbsolute), nodes);
}
