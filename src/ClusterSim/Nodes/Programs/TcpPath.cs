using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs;

/// <summary>What lies between the two ends of a connection.</summary>
/// <param name="Loop">The loop on which both are.</param>
/// <param name="Latency">How long bytes take from one end to the other.</param>
/// <param name="IsOpen">Whether they get through at the moment.</param>
internal sealed record TcpPath(SimulationLoop Loop, TimeSpan Latency, Func<bool> IsOpen)
{
    /// <summary>The way from a program to another beside it.</summary>
    public static TcpPath Loopback(SimulationLoop loop) => new(loop, TimeSpan.Zero, static () => true);
}
