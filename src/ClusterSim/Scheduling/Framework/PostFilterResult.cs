namespace ClusterSim.Scheduling;

/// <summary>What a PostFilter plugin achieved.</summary>
/// <param name="Status">Success when the Pod can be expected to fit soon; else why not.</param>
/// <param name="NominatedNodeName">The Node the Pod is to wait for; empty to wait for none any more; null to leave that as it is.</param>
public readonly record struct PostFilterResult(PluginStatus Status, string? NominatedNodeName = null);
