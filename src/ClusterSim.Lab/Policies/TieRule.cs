namespace ClusterSim.Lab;

/// <summary>Which of several Nodes of the same, highest score is taken.</summary>
public enum TieRule
{
    /// <summary>The first in the workload's order of Nodes, which a trace shuffles by seed.</summary>
    NodeOrder,

    /// <summary>Any, by the run's seed: kube-scheduler's own rule.</summary>
    Random,

    /// <summary>The one whose name comes first, ordinally.</summary>
    LowestName,
}
