namespace ClusterSim.Nodes.Processes;

/// <summary>A command could not even be started in a container.</summary>
/// <param name="problem">As container runtimes say it.</param>
internal sealed class ExecException(string problem) : Exception(problem);
