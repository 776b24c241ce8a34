namespace ClusterSim.Lab;

/// <summary>The most common shapes of Pods, and how likely each is: what free GPUs ought to be good for.</summary>
/// <remarks>Memory is not part of a shape. Source: Weng et al., "Beware of Fragmentation" (USENIX ATC 2023), the target workload.</remarks>
public sealed class TypicalPods
{
    /// <summary>The share of all Pods that the shapes kept must cover.</summary>
    public const double DefaultCoverage = 0.95;

    private TypicalPods(ValueList<TypicalPod> shapes) => Shapes = shapes;

    /// <summary>The shapes, the most common first; their probabilities sum to 1. Empty when there are no Pods.</summary>
    public ValueList<TypicalPod> Shapes { get; }

    /// <summary>The shapes of some Pods: the most common ones, as many as it takes to cover a share of all.</summary>
    /// <param name="pods">The Pods.</param>
    /// <param name="coverage">The share, from 0 to 1.</param>
    public static TypicalPods Of(IEnumerable<Pod> pods, double coverage = DefaultCoverage)
    {
        ArgumentNullException.ThrowIfNull(pods);
        var counts = new Dictionary<(long MilliCpu, GpuRequest Gpus), int>(); // Sorted before use.
        var total = 0;
        foreach (var pod in pods)
        {
            var shape = (ResourceAmounts.AskedBy(pod).MilliCpu, GpuRequest.Of(pod));
            counts[shape] = counts.GetValueOrDefault(shape) + 1;
            total++;
        }
        var kept = Covering(MostCommonFirst(counts), coverage * total);
        var weight = (double)kept.Sum(static shape => shape.Value) / total; // A quotient of quotients, as published: it decides the last digits.
        return new([.. kept.Select(shape => new TypicalPod(shape.Key.MilliCpu, shape.Key.Gpus, (double)shape.Value / total / weight))]);
    }

    private static List<KeyValuePair<(long MilliCpu, GpuRequest Gpus), int>> MostCommonFirst(Dictionary<(long MilliCpu, GpuRequest Gpus), int> counts) =>
    [
        .. counts.OrderByDescending(static shape => shape.Value)
            .ThenByDescending(static shape => shape.Key.MilliCpu)
            .ThenByDescending(static shape => shape.Key.Gpus.MilliEach)
            .ThenByDescending(static shape => shape.Key.Gpus.Count)
            .ThenByDescending(static shape => shape.Key.Gpus.Models, StringComparer.Ordinal),
    ];

    private static List<KeyValuePair<(long MilliCpu, GpuRequest Gpus), int>> Covering(List<KeyValuePair<(long MilliCpu, GpuRequest Gpus), int>> shapes, double pods)
    {
        var (kept, covered) = (0, 0);
        while (kept < shapes.Count && covered < pods)
            covered += shapes[kept++].Value;
        return shapes[..kept];
    }
}
