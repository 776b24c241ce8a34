namespace ClusterSim.Scheduling.Plugins;

/// <summary>Which Nodes <see cref="NodeResourcesFit"/> prefers.</summary>
public enum ScoringStrategyType
{
    /// <summary>Those with the most left: spreads Pods out.</summary>
    LeastAllocated,

    /// <summary>Those with the least left: packs Pods together.</summary>
    MostAllocated,

    /// <summary>As a line through points says (<see cref="ScoringStrategy.Shape"/>).</summary>
    RequestedToCapacityRatio,
}
