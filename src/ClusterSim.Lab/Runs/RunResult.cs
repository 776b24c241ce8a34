namespace ClusterSim.Lab;

/// <summary>What came out of one run. The same arguments give an equal result, on every machine.</summary>
public sealed record RunResult
{
    /// <summary>The workload's name.</summary>
    public required string Workload { get; init; }

    /// <summary>The policy's name.</summary>
    public required string Policy { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many Nodes there were.</summary>
    public required int Nodes { get; init; }

    /// <summary>What the Nodes had together.</summary>
    public required ResourceAmounts Capacity { get; init; }

    /// <summary>What became of the Pods.</summary>
    public required RunTotals Totals { get; init; }

    /// <summary>How things stood after each arrival, in order.</summary>
    public required ValueList<RunSample> Samples { get; init; }

    /// <summary>How things stood when the last Pod had come; all zero when none came.</summary>
    public RunSample Final => Samples.Count == 0 ? default : Samples[^1];

    /// <summary>GPUs that no Pod had when the last Pod had come.</summary>
    public double UnallocatedGpus => (Capacity - Final.Used).Gpus;
}
