namespace SchedulerLab;

/// <summary>The Node for which the dot product of what is free and what is asked for is smallest, over CPU and GPUs.</summary>
/// <remarks>O(1) for each Node. Source: the policy DotProd of Weng et al. (USENIX ATC 2023), which turns the alignment score of Tetris (Grandl et al., SIGCOMM 2014) round.</remarks>
public sealed class DotProduct(RunContext run) : NodeScore
{
    private readonly double _cpu = Math.Max(1, run.Workload.LargestNode.MilliCpu);
    private readonly double _gpu = Math.Max(1, run.Workload.LargestNode.GpuMilli);

    public override string Name => "DotProduct";

    public override Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.FreeResources;

    public override IReadOnlyList<string> AnnotationKeys => GpuRequest.Keys;

    protected override long Score(PodShape pod, NodeView node)
    {
        var cpuFree = node.AllocatableMilliCpu - node.RequestedMilliCpu;
        var product = (cpuFree / _cpu * (pod.MilliCpu / _cpu)) + (run.Gpus.On(node).FreeTotal / _gpu * (run.Gpus.RequestOf(pod).TotalMilli / _gpu));
        return (long)(100 * (1 - (product / 2)));
    }
}
