namespace ClusterSim.Lab.Sweeps;

/// <summary>How things stood when the Pods that had come asked for 0 %, 1 %, … of what the Nodes have of the main resource (<see cref="ArrivalCurve"/>).</summary>
/// <param name="AllocationPercent">The main resource in use, in percent of what there is; null where no Pod came.</param>
/// <param name="FragmentationPercent">What of the idle GPUs typical Pods could not use, in percent of them; empty without GPUs.</param>
/// <param name="FragmentedPercent">The same, in percent of all GPUs; empty without GPUs.</param>
public sealed record RunCurves(ValueList<double?> AllocationPercent, ValueList<double?> FragmentationPercent, ValueList<double?> FragmentedPercent)
{
    private const int Digits = 4;

    /// <summary>The curves of a run.</summary>
    public static RunCurves Of(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Capacity switch
        {
            { GpuMilli: > 0 and var gpus } => new(
                Rounded(ArrivalCurve.Allocation(result)),
                Rounded(ArrivalCurve.Fragmentation(result)),
                Rounded(ArrivalCurve.Of(result, sample => 100 * sample.FragmentedGpuMilli / gpus))),
            { MilliCpu: > 0 and var cpu } => new(Rounded(ArrivalCurve.Of(result, sample => 100.0 * sample.Used.MilliCpu / cpu)), [], []),
            _ => new([], [], []),
        };
    }

    private static ValueList<double?> Rounded(IReadOnlyList<double?> curve) => ValueList.Of(curve.Select(static value => value is { } number ? Math.Round(number, Digits) : value));
}
