using ClusterSim.Simulation;

namespace ClusterSim.Tests.Simulation;

/// <summary>What happened on a loop, in order, with virtual times; complains about lines from a second thread.</summary>
internal sealed class Trace(SimulationLoop loop)
{
    private readonly int _thread = Environment.CurrentManagedThreadId;

    public List<string> Lines { get; } = [];

    public void Add(string line)
    {
        var elsewhere = Environment.CurrentManagedThreadId == _thread ? "" : " ON ANOTHER THREAD";
        lock (Lines)
            Lines.Add($"{loop.Elapsed.TotalSeconds:0.###} {line}{elsewhere}");
    }

    public override string ToString() => string.Join('\n', Lines);
}
