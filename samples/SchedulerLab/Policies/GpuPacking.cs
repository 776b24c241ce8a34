namespace SchedulerLab;

/// <summary>GPUs in use before free GPUs of Nodes in use, and those before Nodes that nobody uses.</summary>
/// <remarks>O(GPUs × GPUs asked for) for each Node. Source: the policy GpuPacking of Weng et al. (USENIX ATC 2023), after MLaaS in the Wild (NSDI 2022).</remarks>
public sealed class GpuPacking(RunContext run) : NodeScore
{
    private const long UntouchedNode = 33; // No higher than this.
    private const long UntouchedGpu = 50;

    private readonly FullestFirst _fullestFirst = new();

    public override string Name => "GpuPacking";

    public override Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.FreeResources;

    public override IReadOnlyList<string> AnnotationKeys => GpuRequest.Keys;

    protected override long Score(PodShape pod, NodeView node)
    {
        var request = run.Gpus.RequestOf(pod);
        if (request.Count == 0)
            return 0;
        var gpus = run.Gpus.On(node);
        if (gpus.WhollyFree == gpus.Count)
            return Math.Max(UntouchedNode - gpus.WhollyFree, gpus.WhollyFree);

        Span<int> devices = stackalloc int[request.Count];
        _fullestFirst.Choose(pod, request, node, gpus, devices);
        var (untouched, free) = (0, 0L);
        foreach (var device in devices)
        {
            untouched += gpus.Free[device] == GpuRequest.WholeGpu ? 1 : 0;
            free += gpus.Free[device] * 100L / GpuRequest.WholeGpu;
        }
        return untouched > 0 ? Math.Max(UntouchedGpu - untouched, UntouchedNode) : Math.Max(100 - (free / 10), UntouchedGpu);
    }
}
