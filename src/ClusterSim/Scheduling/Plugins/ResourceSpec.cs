namespace ClusterSim.Scheduling.Plugins;

/// <summary>A resource that scoring looks at.</summary>
/// <param name="Name">As in <c>cpu</c> or <c>example.com/gpu</c>.</param>
/// <param name="Weight">How much it counts beside the others, from 1 to 100.</param>
public sealed record ResourceSpec(string Name, long Weight = 1);
