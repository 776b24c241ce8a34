namespace ClusterSim.Nodes.Programs.BuiltIn.Kubectl;

/// <summary>What kubectl says on standard error before it exits with 1.</summary>
internal sealed class KubectlException(string message) : Exception(message);
