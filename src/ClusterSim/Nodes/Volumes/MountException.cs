namespace ClusterSim.Nodes.Volumes;

/// <summary>A volume cannot be set up.</summary>
/// <param name="problem">Why, as the kubelet says it.</param>
internal sealed class MountException(string problem) : Exception(problem);
