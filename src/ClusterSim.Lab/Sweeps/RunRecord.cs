namespace ClusterSim.Lab.Sweeps;

/// <summary>What is kept of a run: what tables and charts show. The same run gives the same record on every machine.</summary>
public sealed record RunRecord
{
    /// <summary>The run's place in the experiment, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The workload's name.</summary>
    public required string Workload { get; init; }

    /// <summary>The policy's name.</summary>
    public required string Policy { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many Nodes there were.</summary>
    public required int Nodes { get; init; }

    /// <summary>What the arrival of Pods is measured by: <c>GPU</c> where the Nodes have any, otherwise <c>CPU</c>.</summary>
    public required string MainResource { get; init; }

    /// <summary>How many Pods came.</summary>
    public required int Pods { get; init; }

    /// <summary>How many were given a Node.</summary>
    public required int Placed { get; init; }

    /// <summary>How many were not.</summary>
    public required int Failed { get; init; }

    /// <summary>How many were given a Node, but not at once.</summary>
    public required int Delayed { get; init; }

    /// <summary>How many had to make room for others.</summary>
    public required int Evicted { get; init; }

    /// <summary>CPU in use when the last Pod had come, in percent of what the Nodes have.</summary>
    public required double CpuPercent { get; init; }

    /// <summary>Memory, likewise.</summary>
    public required double MemoryPercent { get; init; }

    /// <summary>GPUs, likewise; null when there are none.</summary>
    public required double? GpuPercent { get; init; }

    /// <summary>GPUs that no Pod had when the last one had come; null when there are none.</summary>
    public required double? UnallocatedGpus { get; init; }

    /// <summary>What of the idle GPUs typical Pods could not use when the last one had come, in percent of them; null when there are no GPUs, or none idle.</summary>
    public required double? FragmentationPercent { get; init; }

    /// <summary>How long Pods that were given a Node had waited, on average, in seconds of the workload's time.</summary>
    public required double MeanQueueingSeconds { get; init; }

    /// <summary>How long Pods had waited that were given a Node: the shortest time, the one at 1 %, and so on to the longest; empty when none were.</summary>
    public required ValueList<double> QueueingSeconds { get; init; }

    /// <summary>How things stood by what had arrived.</summary>
    public required RunCurves Curve { get; init; }
}
