namespace ClusterSim.Scheduling.Plugins;

/// <summary>Where Pods without topology spread constraints of their own get some from.</summary>
/// <remarks>Source: kube-scheduler config types_pluginargs.go, PodTopologySpreadConstraintsDefaulting (v1.36).</remarks>
public enum TopologySpreadDefaulting
{
    /// <summary>Kubernetes' own: prefer to spread over hosts (skew 3) and zones (skew 5).</summary>
    System,

    /// <summary>From <see cref="PodTopologySpreadOptions.DefaultConstraints"/>; none when that is empty.</summary>
    List,
}
