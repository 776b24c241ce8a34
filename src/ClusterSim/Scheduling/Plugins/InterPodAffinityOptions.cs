namespace ClusterSim.Scheduling.Plugins;

/// <summary>Arguments of the plugin <c>InterPodAffinity</c>.</summary>
/// <remarks>Source: kube-scheduler config types_pluginargs.go, InterPodAffinityArgs (v1.36).</remarks>
public sealed record InterPodAffinityOptions
{
    /// <summary>What a Pod that stands already and requires affinity to the Pod in question is worth to it, from 0 to 100; 0 leaves such Pods out of scoring. 1.</summary>
    public int HardPodAffinityWeight { get; init; } = 1;

    /// <summary>Whether scoring leaves out what Pods that stand already prefer, when the Pod in question has no preferences itself. False.</summary>
    public bool IgnorePreferredTermsOfExistingPods { get; init; }
}
