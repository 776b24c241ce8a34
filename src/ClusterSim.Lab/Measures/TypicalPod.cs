namespace ClusterSim.Lab;

/// <summary>A shape of Pods to be expected.</summary>
/// <param name="MilliCpu">Millicores it asks for.</param>
/// <param name="Gpus">GPUs it asks for.</param>
/// <param name="Probability">How likely the next Pod is of this shape, from 0 to 1.</param>
public readonly record struct TypicalPod(long MilliCpu, GpuRequest Gpus, double Probability);
