namespace ClusterSim.Nodes.Pods;

/// <summary>An environment variable refers to something that is not there.</summary>
internal sealed class EnvironmentException(string message) : Exception(message);
