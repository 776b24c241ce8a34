namespace ClusterSim.Lab.Sweeps;

/// <summary>Makes records of results.</summary>
internal static class RunRecording
{
    private const int Digits = 4; // More than anybody reads, fewer than the last bits in which mathematical libraries differ.

    public static RunRecord Record(RunResult result, int index)
    {
        var (capacity, used) = (result.Capacity, result.Final.Used);
        var hasGpus = capacity.GpuMilli > 0;
        var idleGpus = capacity.GpuMilli - used.GpuMilli;
        return new()
        {
            Index = index,
            Workload = result.Workload,
            Policy = result.Policy,
            Seed = result.Seed,
            Nodes = result.Nodes,
            MainResource = hasGpus ? "GPU" : "CPU",
            Pods = result.Totals.Pods,
            Placed = result.Totals.Placed,
            Failed = result.Totals.Failed,
            Delayed = result.Totals.Delayed,
            Evicted = result.Totals.Evicted,
            CpuPercent = Percent(used.MilliCpu, capacity.MilliCpu) ?? 0,
            MemoryPercent = Percent(used.MemoryBytes, capacity.MemoryBytes) ?? 0,
            GpuPercent = Percent(used.GpuMilli, capacity.GpuMilli),
            UnallocatedGpus = hasGpus ? idleGpus / 1000.0 : null,
            FragmentationPercent = Percent(result.Final.FragmentedGpuMilli, idleGpus),
            MeanQueueingSeconds = Rounded(result.Totals.MeanQueueingTime.TotalSeconds),
            QueueingSeconds = Quantiles([.. result.Samples.Where(sample => sample.QueueingTime is not null).Select(sample => sample.QueueingTime!.Value.TotalSeconds)]),
            Curve = RunCurves.Of(result),
        };
    }

    private static ValueList<double> Quantiles(double[] seconds)
    {
        if (seconds.Length == 0)
            return [];
        Array.Sort(seconds);
        return ValueList.Of(Enumerable.Range(0, 101).Select(percent => Rounded(seconds[(int)Math.Ceiling((seconds.Length - 1) * percent / 100.0)])));
    }

    private static double? Percent(double part, double whole) => whole > 0 ? Rounded(100 * part / whole) : null;

    private static double Rounded(double value) => Math.Round(value, Digits);
}
