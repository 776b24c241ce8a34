namespace ClusterSim.Lab;

/// <summary>Measures how much of the free GPUs of a Node typical Pods could not use.</summary>
/// <remarks>
/// O(GPUs + typical Pods) for each Node. Used by one thread at a time.
/// Source: Weng et al., "Beware of Fragmentation" (USENIX ATC 2023): for each typical Pod what it could not use, weighted with its probability.
/// </remarks>
public sealed class Fragmentation
{
    private readonly TypicalPod[] _pods;
    private readonly int[] _thresholds; // The distinct amounts per GPU that typical Pods ask for, ascending.
    private readonly int[] _thresholdOf; // By typical Pod: which of these it asks for.
    private readonly int[] _fitting; // By threshold: how many GPUs have so much free.
    private readonly int[] _below; // By threshold: what the other GPUs have free.
    private readonly Dictionary<string, bool[]> _accessByModel = new(StringComparer.Ordinal); // Never enumerated.

    /// <summary>Measures by these Pods.</summary>
    public Fragmentation(TypicalPods pods)
    {
        ArgumentNullException.ThrowIfNull(pods);
        _pods = [.. pods.Shapes];
        _thresholds = [.. _pods.Where(static pod => pod.Gpus.Count > 0).Select(static pod => pod.Gpus.MilliEach).Distinct().Order()];
        _thresholdOf = [.. _pods.Select(pod => Array.IndexOf(_thresholds, pod.Gpus.MilliEach))];
        _fitting = new int[_thresholds.Length];
        _below = new int[_thresholds.Length];
    }

    /// <summary>What typical Pods could not use, in thousandths of a GPU.</summary>
    /// <param name="freeMilliCpu">Millicores that are free on the Node.</param>
    /// <param name="free">What is free of each of its GPUs, in thousandths.</param>
    /// <param name="model">Their model.</param>
    public double Measure(long freeMilliCpu, ReadOnlySpan<int> free, string model) => free.IsEmpty ? 0 : Classify(freeMilliCpu, free, model).Fragmented;

    /// <summary>The same, by cause.</summary>
    /// <inheritdoc cref="Measure"/>
    public FragmentationClasses Classify(long freeMilliCpu, ReadOnlySpan<int> free, string model)
    {
        var total = CountByThreshold(free);
        var access = AccessTo(model);
        double both = 0, gpu = 0, usable = 0, cpu = 0, none = 0, noneCpu = 0, other = 0; // Each summed apart: the order of additions decides the last digits.
        for (var i = 0; i < _pods.Length; i++)
        {
            ref readonly var pod = ref _pods[i];
            var share = pod.Probability;
            var cpuSuffices = freeMilliCpu >= pod.MilliCpu;
            if (pod.Gpus.Count == 0)
                (none, noneCpu) = cpuSuffices ? (none + share * total, noneCpu) : (none, noneCpu + share * total);
            else if (!access[i])
                other += share * total;
            else if (_fitting[_thresholdOf[i]] < pod.Gpus.Count)
                (gpu, both) = cpuSuffices ? (gpu + share * total, both) : (gpu, both + share * total);
            else if (!cpuSuffices)
                cpu += share * total;
            else
            {
                gpu += share * _below[_thresholdOf[i]];
                usable += share * (total - _below[_thresholdOf[i]]);
            }
        }
        return new() { LacksBoth = both, LacksGpu = gpu, Usable = usable, LacksCpu = cpu, WantsNone = none, WantsNoneLacksCpu = noneCpu, OtherModel = other };
    }

    private int CountByThreshold(ReadOnlySpan<int> free)
    {
        var total = 0;
        foreach (var milli in free)
            total += milli;
        for (var i = 0; i < _thresholds.Length; i++)
        {
            var (fitting, below) = (0, 0);
            foreach (var milli in free)
            {
                var fits = milli >= _thresholds[i];
                fitting += fits ? 1 : 0;
                below += fits ? 0 : milli;
            }
            (_fitting[i], _below[i]) = (fitting, below);
        }
        return total;
    }

    private bool[] AccessTo(string model)
    {
        if (!_accessByModel.TryGetValue(model, out var access))
            _accessByModel.Add(model, access = Array.ConvertAll(_pods, pod => pod.Gpus.Accepts(model)));
        return access;
    }
}
