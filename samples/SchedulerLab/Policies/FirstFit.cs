namespace SchedulerLab;

/// <summary>The first Node that fits, and its first GPUs that fit.</summary>
/// <remarks>O(1) for each Node. Source: Johnson, "Near-optimal bin packing algorithms" (1973).</remarks>
public sealed class FirstFit : NodeScore, IGpuChoice
{
    public override string Name => "FirstFit";

    public override Dependencies DependsOn => Dependencies.None;

    /// <summary>All are equal: the policy's rule for ties, the order of Nodes, decides.</summary>
    protected override long Score(PodShape pod, NodeView node) => 0;

    public void Choose(PodShape pod, GpuRequest request, NodeView node, NodeGpus gpus, Span<int> devices)
    {
        var place = 0;
        for (var device = 0; place < devices.Length; device++)
        {
            if (gpus.Free[device] >= request.MilliEach)
                devices[place++] = device;
        }
    }
}
