namespace ClusterSim.Scheduling;

/// <summary>A Pod and the Node it waits for.</summary>
internal sealed record NominatedPod(Pod Pod, PodShape Shape, string NodeName);
