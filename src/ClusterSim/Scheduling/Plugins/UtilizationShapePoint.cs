namespace ClusterSim.Scheduling.Plugins;

/// <summary>A corner of the line that turns utilisation into a score.</summary>
/// <param name="Utilization">Percent in use, from 0 to 100.</param>
/// <param name="Score">From 0 to 10.</param>
public sealed record UtilizationShapePoint(int Utilization, int Score);
