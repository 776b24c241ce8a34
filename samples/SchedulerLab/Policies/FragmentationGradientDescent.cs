namespace SchedulerLab;

/// <summary>The Node, and the GPU of it, whose fragmentation grows the least, or shrinks the most: what typical Pods could not use of its free GPUs.</summary>
/// <remarks>O(distinct GPUs × (GPUs + typical Pods)) for each Node. Source: FGD of Weng et al., "Beware of Fragmentation" (USENIX ATC 2023).</remarks>
public sealed class FragmentationGradientDescent(RunContext run) : NodeScore, IGpuChoice
{
    private readonly Fragmentation _fragmentation = new(run.Workload.TypicalPods);
    private int[] _after = [];

    public override string Name => "FGD";

    public override Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.FreeResources;

    public override IReadOnlyList<string> AnnotationKeys => GpuRequest.Keys;

    protected override long Score(PodShape pod, NodeView node) =>
        Best(pod.MilliCpu, run.Gpus.RequestOf(pod), node.AllocatableMilliCpu - node.RequestedMilliCpu, run.Gpus.On(node)).Score;

    public void Choose(PodShape pod, GpuRequest request, NodeView node, NodeGpus gpus, Span<int> devices)
    {
        if (request.IsSharing)
            devices[0] = Best(pod.MilliCpu, request, node.AllocatableMilliCpu - node.RequestedMilliCpu + pod.MilliCpu, gpus).Device;
        else
            TakeFirst(gpus, request, devices);
    }

    /// <summary>The best score that the Node can give, and the first GPU that gives it.</summary>
    private (long Score, int Device) Best(long milliCpu, GpuRequest request, long freeMilliCpu, NodeGpus gpus)
    {
        var before = _fragmentation.Measure(freeMilliCpu, gpus.Free, gpus.Model);
        if (!request.IsSharing)
            return (ScoreOf(before - AfterWhole(freeMilliCpu - milliCpu, request, gpus)), -1);
        var best = (Score: -1L, Device: -1);
        for (var device = 0; device < gpus.Count; device++)
        {
            var free = gpus.Free[device];
            if (free < request.MilliEach || gpus.Free[..device].Contains(free)) // GPUs of which the same is free are the same.
                continue;
            var score = ScoreOf(before - AfterPart(freeMilliCpu - milliCpu, request, gpus, device));
            best = score > best.Score ? (score, device) : best;
        }
        return best;
    }

    private double AfterPart(long freeMilliCpu, GpuRequest request, NodeGpus gpus, int device)
    {
        var after = Copy(gpus);
        after[device] -= request.MilliEach;
        return _fragmentation.Measure(freeMilliCpu, after, gpus.Model);
    }

    private double AfterWhole(long freeMilliCpu, GpuRequest request, NodeGpus gpus)
    {
        var after = Copy(gpus);
        Span<int> devices = stackalloc int[request.Count];
        TakeFirst(gpus, request, devices);
        foreach (var device in devices)
            after[device] -= request.MilliEach;
        return _fragmentation.Measure(freeMilliCpu, after, gpus.Model);
    }

    private Span<int> Copy(NodeGpus gpus)
    {
        if (_after.Length < gpus.Count)
            _after = new int[gpus.Count];
        gpus.Free.CopyTo(_after);
        return _after.AsSpan(0, gpus.Count);
    }

    private static void TakeFirst(NodeGpus gpus, GpuRequest request, Span<int> devices)
    {
        var place = 0;
        for (var device = 0; place < devices.Length; device++)
        {
            if (gpus.Free[device] >= request.MilliEach)
                devices[place++] = device;
        }
    }

    // A sigmoid makes a score of it: 50 where nothing changes, one step for some 40 thousandths of a GPU.
    private static long ScoreOf(double gain) => (long)(100 / (1 + Math.Exp(-gain / 1000)));
}
