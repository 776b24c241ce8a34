namespace SchedulerLab;

/// <summary>Pods that ask for GPUs in the same way come together: those that share one, those that want one, two, …</summary>
/// <remarks>O(1) for each Node. Source: the policy GpuClustering of Weng et al. (USENIX ATC 2023), after Gandiva (OSDI 2018).</remarks>
public sealed class GpuClustering(RunContext run) : NodeScore
{
    private readonly long _gpu = Math.Max(1, run.Workload.LargestNode.GpuMilli);

    public override string Name => "GpuClustering";

    public override Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.FreeResources;

    public override IReadOnlyList<string> AnnotationKeys => GpuRequest.Keys;

    protected override long Score(PodShape pod, NodeView node)
    {
        var request = run.Gpus.RequestOf(pod);
        if (request.Count == 0)
            return 0;
        var gpus = run.Gpus.On(node);
        var used = 25 * (_gpu - gpus.FreeTotal) / _gpu;
        var hasItsKind = gpus.PodsOfKind(NodeGpus.KindOf(request)) > 0;
        return used + (hasItsKind, gpus.Kinds) switch
        {
            (true, 1) => 75,
            (true, _) => 50,
            (false, 0) => 25,
            _ => 0,
        };
    }
}
