namespace ClusterSim.Lab;

/// <summary>What happened to a Pod.</summary>
public enum RunEventKind
{
    /// <summary>It was given a Node.</summary>
    Placed,

    /// <summary>It fits nowhere now, and waits.</summary>
    Waits,

    /// <summary>It fits nowhere and is thrown away; also those that still wait when the run ends.</summary>
    Failed,

    /// <summary>It has stayed for as long as it wanted to.</summary>
    Left,

    /// <summary>It had to make room for one of higher priority, and is thrown away.</summary>
    Evicted,
}

/// <summary>Something that happened during a run.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When, from the start of the run.</param>
/// <param name="Arrival">The Pod's place among the workload's arrivals, from 0.</param>
/// <param name="Pod">The Pod.</param>
/// <param name="NodeName">The Node that it was given, or stood on; null for none.</param>
/// <param name="Devices">The indexes of the GPUs it has or had, ascending.</param>
/// <param name="Decision">What the scheduler said, where it was asked. Good until the next event.</param>
public readonly record struct RunEvent(
    RunEventKind Kind, TimeSpan At, int Arrival, Pod Pod, string? NodeName, ReadOnlyMemory<int> Devices, SchedulingDecision Decision);
