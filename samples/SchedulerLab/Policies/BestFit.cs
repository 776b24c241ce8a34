namespace SchedulerLab;

/// <summary>The Node on which the least is left, of CPU and GPUs in equal parts.</summary>
/// <remarks>O(1) for each Node. Source: the policy BestFit of Weng et al. (USENIX ATC 2023): both are measured by the largest Node.</remarks>
public sealed class BestFit(RunContext run) : NodeScore
{
    private readonly double _cpu = Math.Max(1, run.Workload.LargestNode.MilliCpu);
    private readonly double _gpu = Math.Max(1, run.Workload.LargestNode.GpuMilli);

    public override string Name => "BestFit";

    public override Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.FreeResources;

    public override IReadOnlyList<string> AnnotationKeys => GpuRequest.Keys;

    protected override long Score(PodShape pod, NodeView node)
    {
        var cpuLeft = node.AllocatableMilliCpu - node.RequestedMilliCpu - pod.MilliCpu;
        var gpuLeft = run.Gpus.On(node).FreeTotal - run.Gpus.RequestOf(pod).TotalMilli;
        return (long)(100 * (1 - (0.5 * cpuLeft / _cpu + 0.5 * gpuLeft / _gpu)));
    }
}
