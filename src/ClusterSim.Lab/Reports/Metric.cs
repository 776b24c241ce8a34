using System.Globalization;
using ClusterSim.Lab.Sweeps;

namespace ClusterSim.Lab.Reports;

/// <summary>A figure of a run that tables show.</summary>
/// <param name="Name">For programs, the unit at its end.</param>
/// <param name="Heading">For people.</param>
/// <param name="Digits">How many digits after the point.</param>
/// <param name="Of">The figure; null where a run has none.</param>
internal sealed record Metric(string Name, string Heading, int Digits, Func<RunRecord, double?> Of)
{
    /// <summary>All of them, the most telling first.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        new("pods", "Pods", 0, run => run.Pods),
        new("failed", "Unschedulable", 0, run => run.Failed),
        new("gpu_percent", "GPU, %", 2, run => run.GpuPercent),
        new("unallocated_gpus", "Unallocated GPUs", 2, run => run.UnallocatedGpus),
        new("fragmentation_percent", "Fragmentation, % of idle GPUs", 2, run => run.FragmentationPercent),
        new("cpu_percent", "CPU, %", 2, run => run.CpuPercent),
        new("memory_percent", "Memory, %", 2, run => run.MemoryPercent),
        new("delayed", "Delayed", 0, run => run.Delayed),
        new("evicted", "Evicted", 0, run => run.Evicted),
        new("mean_queueing_seconds", "Mean queueing time, s", 2, run => run.MeanQueueingSeconds),
        new("p99_queueing_seconds", "99th percentile, s", 2, run => run.QueueingSeconds.Count == 0 ? null : run.QueueingSeconds[^2]),
        new("longest_queueing_seconds", "Longest, s", 2, run => run.QueueingSeconds.Count == 0 ? null : run.QueueingSeconds[^1]),
    ];

    /// <summary>Those that say something about these runs: of what never happened there is no column.</summary>
    public static IReadOnlyList<Metric> Telling(IReadOnlyList<RunRecord> runs) =>
        [.. All.Where(metric => metric.Name is "pods" or "failed" or "cpu_percent" or "memory_percent" || runs.Any(run => metric.Of(run) is { } value && value != 0))];

    public string Show(double? value, int more = 0) => value is { } figure ? Figure(figure, more) : "";

    private string Figure(double value, int more) => (Math.Round(value, Digits + more, MidpointRounding.AwayFromZero) + 0.0).ToString("F" + (Digits + more), CultureInfo.InvariantCulture);
}
