namespace ClusterSim.Nodes.Pressure;

/// <summary>How much of a machine is used by what is none of a Pod's containers.</summary>
/// <param name="MilliCpu">CPU, in thousandths of one.</param>
/// <param name="MemoryBytes">Memory, in bytes.</param>
/// <param name="DiskBytes">Disk, in bytes, besides images and what containers write.</param>
/// <param name="Processes">Processes and threads.</param>
public readonly record struct MachineUsage(long MilliCpu, long MemoryBytes, long DiskBytes = 0, long Processes = 0)
{
    /// <summary>The machine's own kernel, container runtime and kubelet.</summary>
    public static MachineUsage OfSystem { get; } = new(20, 256L << 20, 2L << 30, 200);
}
