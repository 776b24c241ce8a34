using ClusterSim.Api.Core;

namespace ClusterSim.Scheduling.Configuration;

/// <summary>Arguments of the plugin <c>NodeResourcesFit</c>, as a configuration file has them.</summary>
public sealed record NodeResourcesFitArgs : ApiRecord
{
    /// <summary>Extended resources that the filter does not look at.</summary>
    public ValueList<string> IgnoredResources { get; init; } = [];

    /// <summary>Groups of extended resources that the filter does not look at.</summary>
    public ValueList<string> IgnoredResourceGroups { get; init; } = [];

    /// <summary>How Nodes are scored; null: <c>LeastAllocated</c> over CPU and memory.</summary>
    public ScoringStrategyArgs? ScoringStrategy { get; init; }
}

/// <summary>How <c>NodeResourcesFit</c> scores Nodes.</summary>
public sealed record ScoringStrategyArgs : ApiRecord
{
    /// <summary><c>LeastAllocated</c>, <c>MostAllocated</c> or <c>RequestedToCapacityRatio</c>; must be given.</summary>
    public string? Type { get; init; }

    /// <summary>What is looked at; empty: CPU and memory.</summary>
    public ValueList<ResourceSpecArgs> Resources { get; init; } = [];

    /// <summary>The line for <c>RequestedToCapacityRatio</c>; null for the others.</summary>
    public RequestedToCapacityRatioArgs? RequestedToCapacityRatio { get; init; }
}

/// <summary>A resource that scoring looks at.</summary>
public sealed record ResourceSpecArgs : ApiRecord
{
    /// <summary>As in <c>cpu</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>How much it counts; null or 0: 1.</summary>
    public long? Weight { get; init; }
}

/// <summary>The line of <c>RequestedToCapacityRatio</c>.</summary>
public sealed record RequestedToCapacityRatioArgs : ApiRecord
{
    /// <summary>Its corners, by rising utilisation.</summary>
    public ValueList<UtilizationShapePointArgs> Shape { get; init; } = [];
}

/// <summary>A corner of that line.</summary>
public sealed record UtilizationShapePointArgs : ApiRecord
{
    /// <summary>Percent in use, from 0 to 100.</summary>
    public int Utilization { get; init; }

    /// <summary>From 0 to 10.</summary>
    public int Score { get; init; }
}

/// <summary>Arguments of the plugin <c>NodeResourcesBalancedAllocation</c>.</summary>
public sealed record NodeResourcesBalancedAllocationArgs : ApiRecord
{
    /// <summary>What to balance; empty: CPU and memory.</summary>
    public ValueList<ResourceSpecArgs> Resources { get; init; } = [];
}

/// <summary>Arguments of the plugin <c>NodeAffinity</c>.</summary>
public sealed record NodeAffinityArgs : ApiRecord
{
    /// <summary>Node affinity that every Pod of the profile has besides its own; null for none.</summary>
    public NodeAffinity? AddedAffinity { get; init; }
}

/// <summary>Arguments of the plugin <c>DefaultPreemption</c>.</summary>
public sealed record DefaultPreemptionArgs : ApiRecord
{
    /// <summary>How many candidates are looked for, in percent of the Nodes that might do; null: 10.</summary>
    public int? MinCandidateNodesPercentage { get; init; }

    /// <summary>How many candidates are looked for at least; null: 100.</summary>
    public int? MinCandidateNodesAbsolute { get; init; }
}

/// <summary>Arguments of the plugin <c>PodTopologySpread</c>.</summary>
public sealed record PodTopologySpreadArgs : ApiRecord
{
    /// <summary>Constraints for Pods that have none of their own; without selectors, since each Pod's comes from what it belongs to.</summary>
    public ValueList<TopologySpreadConstraint> DefaultConstraints { get; init; } = [];

    /// <summary><c>System</c> for Kubernetes' own, or <c>List</c> for those given; null: <c>System</c>.</summary>
    public string? DefaultingType { get; init; }
}

/// <summary>Arguments of the plugin <c>InterPodAffinity</c>.</summary>
public sealed record InterPodAffinityArgs : ApiRecord
{
    /// <summary>What a Pod that requires affinity to the Pod in question is worth to it, from 0 to 100; null: 1.</summary>
    public int? HardPodAffinityWeight { get; init; }

    /// <summary>Whether scoring leaves out what other Pods prefer, when the Pod in question prefers nothing.</summary>
    public bool IgnorePreferredTermsOfExistingPods { get; init; }
}

/// <summary>Arguments of the plugin <c>VolumeBinding</c>.</summary>
public sealed record VolumeBindingArgs : ApiRecord
{
    /// <summary>How long a Pod waits for its claims to be bound, in seconds, from 0 up; null: 600.</summary>
    public long? BindTimeoutSeconds { get; init; }

    /// <summary>Belongs to a feature that is off by default: none may be given.</summary>
    public ValueList<UtilizationShapePointArgs> Shape { get; init; } = [];
}

/// <summary>Arguments of the plugin <c>DynamicResources</c>. Without meaning here.</summary>
public sealed record DynamicResourcesArgs : ApiRecord
{
    /// <summary>How long allocating devices may take per Node, as in <c>10s</c>.</summary>
    public string? FilterTimeout { get; init; }

    /// <summary>How long devices may take to become ready, as in <c>10m</c>; one second at least.</summary>
    public string? BindingTimeout { get; init; }
}
