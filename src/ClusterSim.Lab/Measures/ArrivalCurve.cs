namespace ClusterSim.Lab;

/// <summary>How a run went, against what had been asked for: one point for each percent of the cluster that the Pods that had come asked for together.</summary>
/// <remarks>
/// Percent of the GPUs, or of the CPU where there are no GPUs. A point is the mean over the arrivals at that percent; where there are none, over those at the
/// percents beside it. Rounded as in the published analysis: each value to two decimals, and of the means those of the allocation.
/// Source: Weng et al., "Beware of Fragmentation" (USENIX ATC 2023).
/// </remarks>
public static class ArrivalCurve
{
    private const int Decimals = 2;

    /// <summary>The share of the GPUs that Pods have, in percent.</summary>
    public static IReadOnlyList<double?> Allocation(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. Of(result, sample => 100.0 * sample.Used.GpuMilli / result.Capacity.GpuMilli).Select(static mean => mean is { } number ? Math.Round(number, Decimals) : mean)];
    }

    /// <summary>The share of the free GPUs that typical Pods could not use, in percent; 0 when none is free.</summary>
    public static IReadOnlyList<double?> Fragmentation(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Of(result, sample => (result.Capacity - sample.Used).GpuMilli is > 0 and var free ? 100 * sample.FragmentedGpuMilli / free : 0);
    }

    /// <summary>Any other measure.</summary>
    /// <param name="result">The run.</param>
    /// <param name="measure">What is measured at each arrival.</param>
    /// <returns>By percent, from 0 up; null where nothing came at that percent nor beside it.</returns>
    public static IReadOnlyList<double?> Of(RunResult result, Func<RunSample, double> measure)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(measure);
        if (result.Samples.Count == 0)
            return [];
        var places = Array.ConvertAll(result.Samples.AsSpan().ToArray(), sample => PercentArrived(sample.Arrived, result.Capacity));
        var (sums, counts) = (new double[places.Max() + 1], new int[places.Max() + 1]);
        foreach (var (place, sample) in places.Zip(result.Samples))
        {
            sums[place] += Math.Round(measure(sample), Decimals);
            counts[place]++;
        }
        return [.. sums.Select((_, percent) => MeanAt(percent, sums, counts))];
    }

    private static double? MeanAt(int percent, double[] sums, int[] counts)
    {
        var (sum, count) = (sums[percent], counts[percent]);
        if (count == 0)
        {
            foreach (var beside in (ReadOnlySpan<int>)[percent - 1, percent + 1])
            {
                if ((uint)beside < (uint)sums.Length)
                    (sum, count) = (sum + sums[beside], count + counts[beside]);
            }
        }
        return count == 0 ? null : sum / count;
    }

    // In this order of operations, which decides where halves go.
    private static int PercentArrived(ResourceAmounts arrived, ResourceAmounts capacity) => capacity switch
    {
        { GpuMilli: > 0 } => (int)Math.Round((double)arrived.GpuMilli / (capacity.GpuMilli / GpuRequest.WholeGpu) / 10),
        { MilliCpu: > 0 } => (int)Math.Round(100.0 * arrived.MilliCpu / capacity.MilliCpu),
        _ => 0,
    };
}
