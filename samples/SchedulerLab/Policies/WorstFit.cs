namespace SchedulerLab;

/// <summary>The Node on which the most is left, of CPU and GPUs in equal parts; and its emptiest GPUs.</summary>
/// <remarks>O(1) for each Node, O(GPUs × GPUs asked for) for the choice of GPUs. Source: <see cref="BestFit"/>, turned round.</remarks>
public sealed class WorstFit(RunContext run) : NodeScore, IGpuChoice
{
    private readonly double _cpu = Math.Max(1, run.Workload.LargestNode.MilliCpu);
    private readonly double _gpu = Math.Max(1, run.Workload.LargestNode.GpuMilli);

    public override string Name => "WorstFit";

    public override Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.FreeResources;

    public override IReadOnlyList<string> AnnotationKeys => GpuRequest.Keys;

    protected override long Score(PodShape pod, NodeView node)
    {
        var cpuLeft = node.AllocatableMilliCpu - node.RequestedMilliCpu - pod.MilliCpu;
        var gpuLeft = run.Gpus.On(node).FreeTotal - run.Gpus.RequestOf(pod).TotalMilli;
        return (long)(100 * (0.5 * cpuLeft / _cpu + 0.5 * gpuLeft / _gpu));
    }

    public void Choose(PodShape pod, GpuRequest request, NodeView node, NodeGpus gpus, Span<int> devices)
    {
        for (var place = 0; place < devices.Length; place++)
        {
            var emptiest = -1;
            for (var device = 0; device < gpus.Count; device++)
            {
                if ((emptiest < 0 || gpus.Free[device] > gpus.Free[emptiest]) && !devices[..place].Contains(device))
                    emptiest = device;
            }
            devices[place] = emptiest;
        }
    }
}
