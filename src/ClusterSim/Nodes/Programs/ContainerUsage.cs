namespace ClusterSim.Nodes.Programs;

/// <summary>How much of a machine a program uses.</summary>
/// <param name="MilliCpu">Thousandths of a CPU; not negative.</param>
/// <param name="MemoryBytes">Bytes of memory; not negative.</param>
public readonly record struct ContainerUsage(long MilliCpu, long MemoryBytes)
{
    /// <summary>What a program uses that says nothing of it: a thousandth of a CPU and 8 MiB.</summary>
    public static ContainerUsage Idle { get; } = new(1, 8 << 20);

    /// <summary>Both together.</summary>
    public static ContainerUsage operator +(ContainerUsage left, ContainerUsage right) => left.Add(right);

    /// <summary>Both together.</summary>
    public ContainerUsage Add(ContainerUsage other) => new(MilliCpu + other.MilliCpu, MemoryBytes + other.MemoryBytes);
}
