namespace ClusterSim.Lab.Sweeps;

/// <summary>How things stood when the Pods that had come asked for 0 %, 1 %, … of what the Nodes have of the main resource.</summary>
/// <param name="AllocationPercent">The main resource in use, in percent of what there is; null where no Pod came.</param>
/// <param name="FragmentationPercent">What of the idle GPUs typical Pods could not use, in percent of them; empty without GPUs.</param>
/// <param name="FragmentedPercent">The same, in percent of all GPUs; empty without GPUs.</param>
/// <remarks>
/// A value is the mean over the events that round to this percentage, half to even; of each event to two decimals, and two decimals again. Where there is none the
/// events of the neighbouring percentages count.
/// Source: the analysis of the experiment of Weng et al., "Beware of Fragmentation" (USENIX ATC 2023).
/// </remarks>
public sealed record ArrivalCurve(ValueList<double?> AllocationPercent, ValueList<double?> FragmentationPercent, ValueList<double?> FragmentedPercent)
{
    /// <summary>The curves of a run.</summary>
    public static ArrivalCurve Of(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var gpus = result.Capacity.GpuMilli;
        var (capacity, used) = gpus > 0 ? (gpus, (Func<ResourceAmounts, long>)(amounts => amounts.GpuMilli)) : (result.Capacity.MilliCpu, amounts => amounts.MilliCpu);
        if (capacity <= 0)
            return new([], [], []);
        var allocation = new Buckets();
        var (ratio, amount) = (new Buckets(), new Buckets());
        foreach (var sample in result.Samples)
        {
            var bucket = (int)Math.Min(Math.Round(used(sample.Arrived) / (capacity / 1000.0) / 10, MidpointRounding.ToEven), Buckets.Last);
            allocation.Add(bucket, 100.0 * used(sample.Used) / capacity);
            if (gpus == 0)
                continue;
            var idle = gpus - sample.Used.GpuMilli;
            ratio.Add(bucket, idle > 0 ? 100 * sample.FragmentedGpuMilli / idle : 0);
            amount.Add(bucket, 100 * sample.FragmentedGpuMilli / gpus);
        }
        return new(allocation.Means(), ratio.Means(), amount.Means());
    }

    private sealed class Buckets
    {
        public const int Last = 1000; // Ten times what there is: beyond that nothing is to be learned.

        private readonly List<(double Sum, int Count)> _buckets = [];

        public void Add(int bucket, double value)
        {
            while (_buckets.Count <= bucket)
                _buckets.Add(default);
            var (sum, count) = _buckets[bucket];
            _buckets[bucket] = (sum + Math.Round(value, 2), count + 1);
        }

        public ValueList<double?> Means() => ValueList.Of(Enumerable.Range(0, _buckets.Count).Select(MeanOf));

        private double? MeanOf(int bucket)
        {
            var (sum, count) = _buckets[bucket];
            if (count == 0)
            {
                foreach (var near in (int[])[bucket - 1, bucket + 1])
                {
                    if (near < 0 || near >= _buckets.Count)
                        continue;
                    (sum, count) = (sum + _buckets[near].Sum, count + _buckets[near].Count);
                }
            }
            return count == 0 ? null : Math.Round(sum / count, 2);
        }
    }
}
