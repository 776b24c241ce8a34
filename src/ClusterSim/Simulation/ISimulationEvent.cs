namespace ClusterSim.Simulation;

/// <summary>Something that happens on a <see cref="SimulationLoop"/> without a delegate of its own; the object may be scheduled again and again.</summary>
public interface ISimulationEvent
{
    /// <summary>Runs the event, on the loop, with no current <see cref="SynchronizationContext"/>.</summary>
    /// <remarks>An exception stops the run and reaches its caller inside a <see cref="SimulationException"/>.</remarks>
    void Execute();
}
