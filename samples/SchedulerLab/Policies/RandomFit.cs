using ClusterSim.Simulation;

namespace SchedulerLab;

/// <summary>Any Node that fits, and any GPU of it that fits, each as likely as any other.</summary>
/// <remarks>O(1) for each Node. Source: the policy Random of Weng et al. (USENIX ATC 2023).</remarks>
public sealed class RandomFit(RunContext run) : NodeScore, IGpuChoice
{
    private readonly RandomStream _random = run.Random("gpu");

    public override string Name => "Random";

    public override Dependencies DependsOn => Dependencies.None;

    /// <summary>All are equal: the policy's rule for ties, which is chance, decides.</summary>
    protected override long Score(PodShape pod, NodeView node) => 0;

    public void Choose(PodShape pod, GpuRequest request, NodeView node, NodeGpus gpus, Span<int> devices)
    {
        var seen = 0;
        for (var device = 0; device < gpus.Count; device++)
        {
            if (gpus.Free[device] < request.MilliEach)
                continue;
            var place = seen < devices.Length ? seen : _random.Next(seen + 1); // Reservoir sampling: one pass, however many fit.
            if (place < devices.Length)
                devices[place] = device;
            seen++;
        }
    }
}
