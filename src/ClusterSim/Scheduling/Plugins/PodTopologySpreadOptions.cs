namespace ClusterSim.Scheduling.Plugins;

/// <summary>Arguments of the plugin <c>PodTopologySpread</c>.</summary>
/// <remarks>Source: kube-scheduler config types_pluginargs.go, PodTopologySpreadArgs (v1.36).</remarks>
public sealed record PodTopologySpreadOptions
{
    /// <summary>
    /// Constraints for Pods that have none of their own and belong to a Service, ReplicaSet, StatefulSet or ReplicationController, from which the selector comes.
    /// None by default; must be empty while <see cref="DefaultingType"/> is <see cref="TopologySpreadDefaulting.System"/>.
    /// </summary>
    public ValueList<TopologySpreadConstraint> DefaultConstraints { get; init; } = [];

    /// <summary>Where the constraints of such Pods come from. <see cref="TopologySpreadDefaulting.System"/>.</summary>
    public TopologySpreadDefaulting DefaultingType { get; init; } = TopologySpreadDefaulting.System;
}
