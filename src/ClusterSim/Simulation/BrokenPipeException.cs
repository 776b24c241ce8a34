namespace ClusterSim.Simulation;

/// <summary>Nobody reads any more what is written.</summary>
public sealed class BrokenPipeException() : IOException("Broken pipe");
